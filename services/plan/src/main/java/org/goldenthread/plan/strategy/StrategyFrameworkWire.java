package org.goldenthread.plan.strategy;

import jakarta.inject.Singleton;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.value.RichText;

@Singleton
final class StrategyFrameworkWire implements Wire<StrategyFrameworkRow, StrategyFramework> {
  @Override
  public StrategyFramework message(StrategyFrameworkRow row) {
    return StrategyFramework.newBuilder()
        .setDisplayName(row.displayName())
        .setValidFrom(Days.text(row.validFrom()))
        .setValidTo(Days.text(row.validTo()))
        .setDescription(row.description())
        .build();
  }

  @Override
  public StrategyFrameworkRow row(Key key, StrategyFramework message, Stamp stamp) {
    return new StrategyFrameworkRow(
        key.slug(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getDisplayName(),
        Days.of(message.getValidFrom(), "strategy_framework.valid_from"),
        Days.of(message.getValidTo(), "strategy_framework.valid_to"),
        RichText.clean(message.getDescription(), "strategy_framework.description"));
  }
}
