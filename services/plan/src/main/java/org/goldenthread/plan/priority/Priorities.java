package org.goldenthread.plan.priority;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.strategy.StrategyLinks;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;

/// A plan's priorities as a resource.
@Factory
final class Priorities {
  @Singleton
  Resource<PriorityRow, Priority> priorities(
      Resources resources,
      PriorityStore store,
      PriorityWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children,
      StrategyLinks strategy) {
    return resources
        .of(PriorityRow.class, store, Priority.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(PriorityRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", PriorityRow::plan),
                new Column<>("t.position", "int", PriorityRow::position)))
        .placed(PriorityRow::position)
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "priority", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              PriorityRow row = after == null ? before : after;
              if (row != null) {
                children.requireChangeable(recording, row.plan());
              }
              if (after != null) {
                children.requireOfficers(after.leadOfficers(), "lead_officers");
                strategy.require(
                    before == null ? List.of() : before.strategyLinks(), after.strategyLinks());
              }
            })
        .build();
  }
}
