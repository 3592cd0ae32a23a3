package org.goldenthread.plan.involvement;

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
import org.goldenthread.plan.v1.Involvement;
import org.goldenthread.plan.v1.Plan;

/// A plan's involvement entries as a resource.
@Factory
final class Involvements {
  @Singleton
  Resource<InvolvementRow, Involvement> involvements(
      Resources resources,
      InvolvementStore store,
      InvolvementWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(InvolvementRow.class, store, Involvement.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(InvolvementRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", InvolvementRow::plan),
                new Column<>("t.position", "int", InvolvementRow::position)))
        .placed(InvolvementRow::position)
        .filtered("type", "t.types @> array[?::text]::text[]")
        .filtered("statutory", "t.statutory = ?")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "involvement", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              InvolvementRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
              if (after != null) {
                children.requireOfficers(after.contacts(), "contacts");
              }
            })
        .build();
  }
}
