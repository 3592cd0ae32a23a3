package org.goldenthread.plan.returns;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.officer.OfficersOfCaller;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.returns.ReturnRules.Move;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringReturn.State;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// A plan's monitoring returns as a resource: who may write in one, and when.
@Factory
final class MonitoringReturns {
  private final PlanChildren children;
  private final OfficersOfCaller officers;

  MonitoringReturns(PlanChildren children, OfficersOfCaller officers) {
    this.children = children;
    this.officers = officers;
  }

  @Singleton
  Resource<MonitoringReturnRow, MonitoringReturn> returns(
      Resources resources,
      MonitoringReturnStore store,
      MonitoringReturnWire wire,
      Resource<PlanRow, Plan> plans) {
    Column<MonitoringReturnRow> due =
        new Column<>("t.due_date", "date", MonitoringReturnRow::dueDate);
    return resources
        .of(MonitoringReturnRow.class, store, MonitoringReturn.getDefaultInstance(), wire)
        .under(plans)
        .ownedBy(Ownership.ofUnit(MonitoringReturnRow::unit))
        .ofPlan(row -> children.name(row.plan()))
        .ordered(List.of(due))
        .orderedBy("due_date", List.of(due))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", MonitoringReturnRow::updateTime)))
        .filtered("plan_year", "t.plan_year = ?")
        .filtered("round", "t.round = ?")
        .filtered("states", "t.state = any(?)")
        .filtered("officer", "t.officers @> array[?::text]::text[]")
        .revised(MonitoringReturns::begun)
        .guarded((recording, before, after) -> guard(resources, before, after))
        .build();
  }

  /// Whoever writes in a return that was only opened has begun it.
  private static MonitoringReturn begun(MonitoringReturnRow before, MonitoringReturn given) {
    boolean opened = before.state() == State.OPEN && given.getState() == State.OPEN;
    boolean written =
        !given.getNarrative().isEmpty()
            || given.getKeyAchievementsCount() > 0
            || given.getKeyIssuesCount() > 0
            || given.getDecisionChangesCount() > 0;
    return opened && written ? given.toBuilder().setState(State.DRAFT).build() : given;
  }

  private void guard(
      Resources resources,
      @Nullable MonitoringReturnRow before,
      @Nullable MonitoringReturnRow after) {
    if (after == null) {
      require(Objects.requireNonNull(before).state(), Move.REMOVE);
      return;
    }
    if (before == null) {
      children.requireOfficers(after.officers(), "officers");
    } else if (isWriting(before.state(), after.state())) {
      require(before.state(), Move.WRITE);
      requireMayWrite(before, after);
      children.requireOfficers(after.officers(), "officers");
      requireAbout(resources, before, after);
    }
  }

  /// Else it is a transition, which was decided before.
  private static boolean isWriting(State before, State after) {
    return before == after || (before == State.OPEN && after == State.DRAFT);
  }

  /// Refuses what the state of a return does not allow.
  static State require(State state, Move move) {
    return ReturnRules.after(state, move)
        .orElseThrow(
            () ->
                Failure.of(
                        Code.FAILED_PRECONDITION,
                        ErrorReason.RETURN_STATE_MISMATCH,
                        "The return is " + state + ", so it cannot be " + move.done + ".")
                    .with("state", state.name()));
  }

  private void requireMayWrite(MonitoringReturnRow before, MonitoringReturnRow after) {
    Permit permit = Permit.current();
    if (permit.holds(Role.PLANNER, before.unit())) {
      return;
    }
    officers.requireOwner(permit.caller(), before.officers());
    boolean sameTerms =
        before.officers().equals(after.officers())
            && before.asAt().equals(after.asAt())
            && before.dueDate().equals(after.dueDate());
    if (!sameTerms) {
      throw Failure.of(
              Code.PERMISSION_DENIED,
              ErrorReason.ROLE_MISSING,
              "Only a planner changes from whom a return is due, by when and of which day.")
          .with("roles", Role.PLANNER.claim());
    }
  }

  /// Refuses a new pointer to what is not there. One that stands is not held against the return:
  /// what it points to may be gone since.
  private void requireAbout(
      Resources resources, MonitoringReturnRow before, MonitoringReturnRow after) {
    Set<String> stood = Set.copyOf(before.account().about());
    List<String> written =
        after.account().about().stream()
            .filter(about -> !stood.contains(about))
            .map(about -> children.name(after.plan()) + "/" + about)
            .toList();
    if (!written.isEmpty()) {
      resources.missing(written).stream()
          .findFirst()
          .ifPresent(
              name -> {
                throw Links.missing("monitoring_return").with("resource", name);
              });
    }
  }
}
