package org.goldenthread.plan.movement;

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
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.v1.Plan;

/// A plan's budget movements as a resource.
@Factory
final class BudgetMovements {
  @Singleton
  Resource<BudgetMovementRow, BudgetMovement> budgetMovements(
      Resources resources,
      BudgetMovementStore store,
      BudgetMovementWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(BudgetMovementRow.class, store, BudgetMovement.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(BudgetMovementRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", BudgetMovementRow::plan),
                new Column<>("t.position", "int", BudgetMovementRow::position)))
        .placed(BudgetMovementRow::position)
        .filtered("kind", "t.kind = ?")
        .filtered("financial_line", "?::uuid in (t.financial_line, t.counterpart_line)")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "budget_movement", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              BudgetMovementRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
            })
        .build();
  }
}
