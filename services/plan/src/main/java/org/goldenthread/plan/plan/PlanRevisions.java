package org.goldenthread.plan.plan;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanRevision;
import org.goldenthread.plan.value.Links;

/// A published plan's revisions as a resource; [PlanChanges] makes them.
@Factory
final class PlanRevisions {
  @Singleton
  Resource<PlanRevisionRow, PlanRevision> planRevisions(
      Resources resources,
      PlanRevisionStore store,
      PlanRevisionWire wire,
      Resource<PlanRow, Plan> plans,
      Links links) {
    List<Column<PlanRevisionRow>> number =
        List.of(
            new Column<>("t.plan", "text", PlanRevisionRow::plan),
            new Column<>("t.number", "int", PlanRevisionRow::number));
    return resources
        .of(PlanRevisionRow.class, store, PlanRevision.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(PlanRevisionRow::unit))
        .ofPlan(row -> links.plan(row.plan()))
        .ordered(number)
        .orderedBy("number", number)
        .forEver()
        .build();
  }
}
