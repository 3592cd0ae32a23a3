package org.goldenthread.plan.strategy;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.v1.CreateStrategyFrameworkRequest;
import org.goldenthread.plan.v1.CreateStrategyItemRequest;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.v1.StrategyItem;

/// Strategy frameworks as a resource.
@Factory
final class StrategyFrameworks {
  @Singleton
  Resource<StrategyFrameworkRow, StrategyFramework> frameworks(
      Resources resources, StrategyFrameworkStore store, StrategyFrameworkWire wire) {
    return resources
        .of(StrategyFrameworkRow.class, store, StrategyFramework.getDefaultInstance(), wire)
        .ordered(
            List.of(
                new Column<>(
                    "t.display_name collate \"en-x-icu\"",
                    "text",
                    StrategyFrameworkRow::displayName)))
        .filtered(
            "as_at",
            "?::date between coalesce(t.valid_from, '-infinity') and coalesce(t.valid_to,"
                + " 'infinity')")
        .build();
  }

  /// A framework with its items: one file serves every directorate.
  @Singleton
  FirstDataPart<StrategyFrameworkRow, StrategyFramework> firstFrameworks(
      Resource<StrategyFrameworkRow, StrategyFramework> frameworks,
      Resource<StrategyItemRow, StrategyItem> items) {
    return FirstDataPart.list(
            "strategyFrameworks", frameworks, CreateStrategyFrameworkRequest.getDefaultInstance())
        .holding(
            FirstDataPart.list("items", items, CreateStrategyItemRequest.getDefaultInstance()));
  }
}
