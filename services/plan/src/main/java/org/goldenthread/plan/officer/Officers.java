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
        .prepared((recording, draft) -> confirmed(recording, draft.message()))
        .guarded(
            (recording, before, after) -> {
              if (after != null) {
                named.require(
                    after.tenures().stream().map(TenureValue::officer).toList(), "tenures");
              } else if (before != null) {
                named.requireUnnamed(before.id().toString());
              }
            })
        .build();
  }

  /// Whoever enters whose token it is answers for it.
  private static Officer confirmed(Recording recording, Officer draft) {
    Officer.Builder officer = draft.toBuilder().clearConfirmedBy().clearConfirmTime();
    if (!draft.getTokenSubject().isEmpty()) {
      officer.setConfirmedBy(recording.caller().subject());
      officer.setConfirmTime(Shape.timestamp(recording.instant()));
    }
    return officer.build();
  }
}
