package org.goldenthread.plan.finance;

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
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.Plan;

/// A plan's rows of this kind as a resource.
@Factory
final class FinancialLines {
  @Singleton
  Resource<FinancialLineRow, FinancialLine> financialLines(
      Resources resources,
      FinancialLineStore store,
      FinancialLineWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(FinancialLineRow.class, store, FinancialLine.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(FinancialLineRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", FinancialLineRow::plan),
                new Column<>("t.position", "int", FinancialLineRow::position)))
        .placed(FinancialLineRow::position)
        .filtered("kind", "t.kind = ?")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "financial_line", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              FinancialLineRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
              if (after != null) {
                children.requireOfficers(after.responsibleManagers(), "responsible_managers");
              }
            })
        .build();
  }
}
