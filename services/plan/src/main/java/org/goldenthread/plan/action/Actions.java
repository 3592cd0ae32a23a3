package org.goldenthread.plan.action;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.ResourceBuilder.Draft;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.strategy.StrategyLinks;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.Plan;
import org.jspecify.annotations.Nullable;

/// A plan's actions as a resource.
@Factory
final class Actions {
  private final PlanChildren children;
  private final StrategyLinks strategy;

  Actions(PlanChildren children, StrategyLinks strategy) {
    this.children = children;
    this.strategy = strategy;
  }

  @Singleton
  Resource<ActionRow, Action> actions(
      Resources resources, ActionStore store, ActionWire wire, Resource<PlanRow, Plan> plans) {
    Column<ActionRow> plan = new Column<>("t.plan", "text", ActionRow::plan);
    Column<ActionRow> position = new Column<>("t.position", "int", ActionRow::position);
    return resources
        .of(ActionRow.class, store, Action.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(ActionRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(List.of(plan, position))
        .placed(ActionRow::position, ActionRow::parentAction)
        .orderedBy("position", List.of(plan, position))
        .orderedBy(
            "end",
            List.of(
                new Column<>(
                    "coalesce(t.end_latest, 'infinity'::date)", "date", ActionRow::deadline)))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", ActionRow::updateTime)))
        .filtered("priority", "t.priority = ?::uuid")
        .filtered("kind", "t.kind = ?")
        .filtered("statuses", "coalesce(t.progress_status, 'NOT_STARTED') = any(?)")
        .filtered("officer", "t.officers @> array[?::text]::text[]")
        .prepared((recording, draft) -> prepare(draft))
        .guarded(this::guard)
        .build();
  }

  private Action prepare(Draft<Action> draft) {
    Action given = draft.message();
    return given.toBuilder()
        .setPosition(children.position(given.getPosition(), "action", draft.key().parent()))
        .clearProgress()
        .build();
  }

  private void guard(Recording recording, @Nullable ActionRow before, @Nullable ActionRow after) {
    ActionRow row = after == null ? Objects.requireNonNull(before) : after;
    if (before != null && after != null && !Objects.equals(before.progress(), after.progress())) {
      // Progress is no revision of the plan, so it needs no reason: only that the plan is open.
      return;
    }
    children.requireChangeable(recording, row.plan());
    if (after != null) {
      children.requireOfficers(after.officers(), "officers");
      strategy.require(before == null ? List.of() : before.strategyLinks(), after.strategyLinks());
      requireNotItself(after);
    }
  }

  private static void requireNotItself(ActionRow action) {
    if (action.id().equals(action.parentAction())) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.LINK_CIRCULAR,
          "An action cannot be a step of itself; choose another parent_action.");
    }
  }
}
