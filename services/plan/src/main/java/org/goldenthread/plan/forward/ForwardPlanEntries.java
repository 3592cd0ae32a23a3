package org.goldenthread.plan.forward;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// The forward plan's entries as a resource.
@Factory
final class ForwardPlanEntries {
  @Singleton
  Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries(
      Resources resources,
      ForwardPlanEntryStore store,
      ForwardPlanEntryWire wire,
      PlanChildren children,
      Links links) {
    Column<ForwardPlanEntryRow> due =
        new Column<>(
            "coalesce(t.due_earliest, 'infinity'::date)",
            "date",
            row -> ForwardPlanEntryRow.orNever(row.earliest()));
    Column<ForwardPlanEntryRow> published =
        new Column<>(
            "coalesce(t.published_on, 'infinity'::date)",
            "date",
            row -> ForwardPlanEntryRow.orNever(row.publishedOn()));
    return resources
        .of(ForwardPlanEntryRow.class, store, ForwardPlanEntry.getDefaultInstance(), wire)
        .ownedBy(Ownership.ofUnit(ForwardPlanEntryRow::unitOrNone))
        .ofPlan(row -> links.plan(row.plan()))
        .ordered(List.of(due))
        .orderedBy("due", List.of(due))
        .orderedBy("published_on", List.of(published))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", ForwardPlanEntryRow::updateTime)))
        .filtered(
            "as_at",
            "?::date between t.published_on and coalesce(t.taken_on - 1, 'infinity'::date)")
        .filtered("unit", "t.unit = ?")
        .filtered("plan", "t.plan = ?")
        .filtered("due_from", "t.due_latest >= ?::date")
        .filtered("due_to", "t.due_earliest <= ?::date")
        .filtered("decision_maker", "t.decision_maker = ?")
        .filtered("notice", "t.notice = ?")
        .filtered("key_only", "(t.key_because <> 'KEY_BECAUSE_UNSPECIFIED') = ?")
        .prepared(
            (recording, draft) ->
                draft.message().toBuilder().clearPublishedOn().clearTakenOn().build())
        .guarded(
            (recording, before, after) -> {
              requireReason(recording, before, after);
              if (after != null) {
                children.requireOfficers(after.contacts(), "contacts");
              }
            })
        .build();
  }

  /// What the public was told is not changed without saying why. That it was published, or taken,
  /// is no such change where it is said for the first time.
  private static void requireReason(
      Recording recording,
      @Nullable ForwardPlanEntryRow before,
      @Nullable ForwardPlanEntryRow after) {
    boolean told = before != null && (before.publishedOn() != null || before.takenOn() != null);
    boolean news =
        before != null
            && after != null
            && (isNew(before.publishedOn(), after.publishedOn())
                || isNew(before.takenOn(), after.takenOn()));
    if (told && !news && recording.cause().reason().isBlank()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.REASON_REQUIRED,
          "The entry stands on the published forward plan: say why in the field reason.");
    }
  }

  private static boolean isNew(@Nullable LocalDate before, @Nullable LocalDate after) {
    return before == null && after != null;
  }
}
