package org.goldenthread.plan.action;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.officer.OfficersOfCaller;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.value.RichText;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

/// Records how far an action has got: officers on what they own, planners on all.
@Singleton
final class RecordProgressWire {
  private final Writes writes;
  private final Resource<ActionRow, Action> actions;
  private final ProgressStore progress;
  private final OfficersOfCaller officers;
  private final PlanChildren children;
  private final Today today;

  RecordProgressWire(
      Writes writes,
      Resource<ActionRow, Action> actions,
      ProgressStore progress,
      OfficersOfCaller officers,
      PlanChildren children,
      Today today) {
    this.writes = writes;
    this.actions = actions;
    this.progress = progress;
    this.officers = officers;
    this.children = children;
    this.today = today;
  }

  Action record(RecordProgressRequest request) {
    return writes.write(
        request,
        new Recording.Cause(request.getRequestId(), "", ""),
        Action.getDefaultInstance(),
        recording -> record(recording, request));
  }

  private Action record(Recording recording, RecordProgressRequest request) {
    ActionRow action = actions.lock(request.getName());
    if (!request.getEtag().isEmpty()) {
      actions.requireEtag(action, request.getEtag());
    }
    Permit permit = Permit.current();
    permit.require(action.unit());
    if (!permit.holds(Role.PLANNER, action.unit())) {
      officers.requireOwner(permit.caller(), action.officers());
    }
    children.requireOpen(action.plan());
    LocalDate day = day(request);
    ProgressValue value = value(request, day, permit.caller().subject(), recording.instant());
    progress.add(action, value);
    ProgressValue standing = action.progress();
    if (standing != null && standing.asAt().isAfter(day)) {
      // An earlier day was filled in: the history has it, and what stands keeps standing.
      recording.record(entry(action));
      return actions.message(action);
    }
    Action merged =
        actions.message(action).toBuilder().setProgress(ProgressWire.message(value)).build();
    return actions.message(actions.replace(recording, Operation.UPDATED, action, merged));
  }

  private LocalDate day(RecordProgressRequest request) {
    LocalDate day = today.or(request.getAsAt());
    if (day.isAfter(today.day())) {
      throw Failure.invalid(
          ErrorReason.DATE_INVALID, "as_at", "Progress is of today or of a day before it.");
    }
    return day;
  }

  private static ProgressValue value(
      RecordProgressRequest request, LocalDate day, String subject, Instant instant) {
    return new ProgressValue(
        request.getStatus(),
        request.hasPercent() ? request.getPercent() : null,
        RichText.clean(request.getNarrative(), "narrative"),
        day,
        request.getEvidenceUri(),
        subject,
        instant);
  }

  private Entry entry(ActionRow action) {
    return new Entry(
        Operation.UPDATED,
        actions.kind(),
        actions.name(action),
        List.of("progress"),
        children.name(action.plan()),
        action.unit());
  }
}
