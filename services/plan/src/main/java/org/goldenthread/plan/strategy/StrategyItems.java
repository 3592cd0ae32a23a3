package org.goldenthread.plan.strategy;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.v1.StrategyItem;

/// Items of a strategy as a resource.
@Factory
final class StrategyItems {
  private final StrategyLinks links;
  private final Table<StrategyItemRow> table;

  StrategyItems(StrategyLinks links, Tables tables) {
    this.links = links;
    this.table = tables.of(StrategyItemRow.class);
  }

  @Singleton
  Resource<StrategyItemRow, StrategyItem> items(
      Resources resources,
      StrategyItemStore store,
      StrategyItemWire wire,
      Resource<StrategyFrameworkRow, StrategyFramework> frameworks) {
    return resources
        .of(StrategyItemRow.class, store, StrategyItem.getDefaultInstance(), wire)
        .under(frameworks)
        .ordered(
            List.of(
                new Column<>("t.strategy_framework", "text", StrategyItemRow::strategyFramework),
                new Column<>("t.position", "int", StrategyItemRow::position)))
        .filtered("parent_item", "t.parent_item = ?")
        .filtered("kind", "t.kind = ?")
        .updatedInTurns()
        .guarded(
            (recording, before, after) -> {
              if (after != null) {
                requireParent(after);
              } else if (before != null) {
                links.requireUnlinked(before.strategyFramework(), before.id());
              }
            })
        .build();
  }

  private void requireParent(StrategyItemRow item) {
    String above = item.parentItem();
    while (above != null) {
      if (above.equals(item.id())) {
        throw Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.LINK_CIRCULAR,
            "An item cannot stand below itself; choose another parent_item.");
      }
      above = parent(item.strategyFramework(), above).parentItem();
    }
  }

  private StrategyItemRow parent(String framework, String id) {
    return table
        .select("t.strategy_framework = ? and t.id = ?", "", List.of(framework, id), null)
        .stream()
        .findFirst()
        .orElseThrow(() -> links.missing("parent_item", framework, id));
  }
}
