package org.goldenthread.plan.officer;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.Officer;

/// The directorate's officers as a resource.
@Factory
final class Officers {
  // Asked after the officer's row is locked: whoever names one holds it until they are done.
  private static final String NAMED =
      "select exists(select 1 from action where officers @> array[?]::text[]) or exists(select 1"
          + " from priority where lead_officers @> array[?]::text[]) or exists(select 1 from"
          + " financial_line where responsible_managers @> array[?]::text[]) or exists(select 1"
          + " from unit where heads @> array[?]::text[]) or exists(select 1 from plan where"
          + " cabinet_members || corporate_directors || directors || heads_of_service ||"
          + " plan_owners @> array[?]::text[])";

  @Singleton
  Resource<OfficerRow, Officer> officers(
      Resources resources, OfficerStore store, OfficerWire wire, JdbcOperations jdbc) {
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
              if (before != null && after == null) {
                requireUnnamed(jdbc, before.id().toString());
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

  private static void requireUnnamed(JdbcOperations jdbc, String id) {
    boolean named =
        jdbc.prepareStatement(
            NAMED,
            statement -> {
              Table.bind(statement, List.of(id, id, id, id, id));
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (named) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.RESOURCE_IN_USE,
          "Other records still name this officer; one who left gets a valid_to instead.");
    }
  }
}
