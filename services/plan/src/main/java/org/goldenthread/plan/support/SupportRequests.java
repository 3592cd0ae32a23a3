package org.goldenthread.plan.support;

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
import org.goldenthread.plan.v1.SupportRequest;

/// A plan's rows of this kind as a resource.
@Factory
final class SupportRequests {
  @Singleton
  Resource<SupportRequestRow, SupportRequest> supportRequests(
      Resources resources,
      SupportRequestStore store,
      SupportRequestWire wire,
      Resource<PlanRow, Plan> plans,
      PlanChildren children) {
    return resources
        .of(SupportRequestRow.class, store, SupportRequest.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(SupportRequestRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", SupportRequestRow::plan),
                new Column<>("t.position", "int", SupportRequestRow::position)))
        .placed(SupportRequestRow::position)
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "support_request", draft.key().parent()))
                    .build())
        .guarded(
            (recording, before, after) -> {
              SupportRequestRow row = after == null ? Objects.requireNonNull(before) : after;
              children.requireChangeable(recording, row.plan());
            })
        .build();
  }
}
