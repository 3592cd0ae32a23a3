package org.goldenthread.plan.milestone;

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
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;

/// A plan's rows of this kind as a resource.
@Factory
final class Milestones {
  @Singleton
  Resource<MilestoneRow, Milestone> milestones(
      Resources resources,
      MilestoneStore store,
      MilestoneWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(MilestoneRow.class, store, Milestone.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(MilestoneRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", MilestoneRow::plan),
                new Column<>("t.position", "int", MilestoneRow::position)))
        .placed(MilestoneRow::position)
        .filtered("priority", "t.priority = ?::uuid")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "milestone", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              MilestoneRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
            })
        .build();
  }
}
