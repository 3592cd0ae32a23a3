package org.goldenthread.plan.officer;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.plan.v1.Officer;
import org.jspecify.annotations.Nullable;

/// The directorate's officers as a resource.
@Factory
final class Officers {
  @Singleton
  Resource<OfficerRow, Officer> officers(
      Resources resources, OfficerStore store, OfficerWire wire, NamedOfficers named) {
    Column<OfficerRow> name =
        new Column<>("t.display_name collate \"en-x-icu\"", "text", OfficerRow::displayName);
    return resources
        .of(OfficerRow.class, store, Officer.getDefaultInstance(), wire)
        .ordered(List.of(name))
        .orderedBy("display_name", List.of(name))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", OfficerRow::updateTime)))
        .filtered(
            "as_at",
            // Two bounds, not a range: of a range the planner guesses that hardly a row holds the
            // day.
            "?::date between coalesce(t.valid_from, '-infinity') and coalesce(t.valid_to,"
                + " 'infinity')")
        .filtered("unit", "t.unit = ?")
        .filtered("kind", "t.kind = ?")
        .filtered("called", "t.called @> array[?::text]::text[]")
        .filtered("state", "t.state = ?")
        .filteredUnless("state", "(t.state <> 'MERGED') = ?")
        .prepared((recording, draft) -> entered(recording, draft.message()))
        .revised(Officers::bound)
        .guarded(
            (recording, before, after) -> {
              requireUnmerged(wire, before, after);
              if (after != null && after.mergedInto() == null) {
                named.require(
                    after.tenures().stream().map(TenureValue::officer).toList(), "tenures");
              } else if (after == null && before != null) {
                named.requireUnnamed(before.id().toString());
              }
            })
        .build();
  }

  /// Whoever enters whose token it is answers for it.
  private static Officer entered(Recording recording, Officer draft) {
    Officer officer =
        draft.toBuilder()
            .clearConfirmedBy()
            .clearConfirmTime()
            .clearState()
            .clearMergedInto()
            .build();
    return draft.getTokenSubject().isEmpty() ? officer : confirmed(recording, officer);
  }

  /// The officer, confirmed by whoever calls.
  static Officer confirmed(Recording recording, Officer officer) {
    return officer.toBuilder()
        .setState(Officer.State.CONFIRMED)
        .setConfirmedBy(recording.caller().subject())
        .setConfirmTime(Shape.timestamp(recording.instant()))
        .build();
  }

  private static Officer bound(Recording recording, OfficerRow before, Officer officer) {
    boolean same =
        before.tokenSubject().equals(officer.getTokenSubject())
            && before.email().equals(officer.getEmail());
    boolean bound = !officer.getTokenSubject().isEmpty() || !officer.getEmail().isEmpty();
    return same || !bound ? officer : confirmed(recording, officer);
  }

  /// One that gave way changes no more, but that it leads to whoever takes the place of its
  /// successor.
  private static void requireUnmerged(
      OfficerWire wire, @Nullable OfficerRow before, @Nullable OfficerRow after) {
    if (before != null
        && before.mergedInto() != null
        && (after == null || before.mergedInto().equals(after.mergedInto()))) {
      MergeWire.requireUnmerged(wire.message(before));
    }
  }
}
