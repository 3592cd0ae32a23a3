package org.goldenthread.plan.decision;

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
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Plan;

/// A plan's rows of this kind as a resource.
@Factory
final class Decisions {
  @Singleton
  Resource<DecisionRow, Decision> decisions(
      Resources resources,
      DecisionStore store,
      DecisionWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(DecisionRow.class, store, Decision.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(DecisionRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", DecisionRow::plan),
                new Column<>("t.position", "int", DecisionRow::position)))
        .placed(DecisionRow::position)
        .filtered("priority", "t.priority = ?::uuid")
        .filtered("section", "t.section = ?")
        .filtered("in_forward_plan", "t.in_forward_plan = ?")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "decision", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              DecisionRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
            })
        .build();
  }
}
