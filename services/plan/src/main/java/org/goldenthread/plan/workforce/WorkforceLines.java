package org.goldenthread.plan.workforce;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.WorkforceLine;

/// A plan's rows of this kind as a resource.
@Factory
final class WorkforceLines {
  @Singleton
  Resource<WorkforceLineRow, WorkforceLine> workforceLines(
      Resources resources,
      WorkforceLineStore store,
      WorkforceLineWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(WorkforceLineRow.class, store, WorkforceLine.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(WorkforceLineRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", WorkforceLineRow::plan),
                new Column<>("t.position", "int", WorkforceLineRow::position)))
        .placed(WorkforceLineRow::position)
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "workforce_line", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              WorkforceLineRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
            })
        .build();
  }
}
