package org.goldenthread.plan.project;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.project.GatewayValue.DecisionValue;
import org.goldenthread.plan.strategy.StrategyLinks;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Project;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// A plan's projects as a resource.
@Factory
final class Projects {
  private final PlanChildren children;
  private final StrategyLinks strategy;
  private final Today today;

  Projects(PlanChildren children, StrategyLinks strategy, Today today) {
    this.children = children;
    this.strategy = strategy;
    this.today = today;
  }

  @Singleton
  Resource<ProjectRow, Project> projects(
      Resources resources, ProjectStore store, ProjectWire wire, Resource<PlanRow, Plan> plans) {
    return resources
        .of(ProjectRow.class, store, Project.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(ProjectRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.plan", "text", ProjectRow::plan),
                new Column<>("t.position", "int", ProjectRow::position)))
        .placed(ProjectRow::position)
        .filtered("priority", "t.priority = ?::uuid")
        .filtered("manager", "t.managers @> array[?::text]::text[]")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder()
                    .setPosition(
                        children.position(
                            draft.message().getPosition(), "project", draft.key().parent()))
                    .clearProgress()
                    .build())
        .guarded(this::guard)
        .build();
  }

  private void guard(Recording recording, @Nullable ProjectRow before, @Nullable ProjectRow after) {
    ProjectRow row = after == null ? Objects.requireNonNull(before) : after;
    children.requireChangeable(recording, row.plan());
    if (after == null) {
      return;
    }
    children.requireOfficers(after.managers(), "managers");
    strategy.require(before == null ? List.of() : before.strategyLinks(), after.strategyLinks());
    after
        .deliverables()
        .forEach(one -> children.requireOfficers(one.managers(), "deliverables.managers"));
    for (int i = 0; i < after.gateways().size(); i++) {
      DecisionValue decision = after.gateways().get(i).decision();
      if (decision != null) {
        requireTaken(decision, "project.gateways[" + i + "].decision.taken_on");
        children.requireOfficers(decision.takenBy(), "gateways.decision.taken_by");
      }
    }
  }

  private void requireTaken(DecisionValue decision, String field) {
    if (decision.takenOn().compareTo(today.day().toString()) > 0) {
      throw Failure.invalid(
          ErrorReason.DATE_INVALID,
          field,
          "A decision that was taken is of today or of a day before it.");
    }
  }
}
