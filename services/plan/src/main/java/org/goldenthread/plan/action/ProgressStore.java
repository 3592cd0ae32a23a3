package org.goldenthread.plan.action;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.plan.v1.ActionProgress;
import org.jspecify.annotations.Nullable;

/// Every progress that was ever recorded, by its day. Within a connection.
@Singleton
final class ProgressStore {
  private static final String INSERT =
      "insert into action_progress (id, plan, action, unit, status, percent, narrative, as_at,"
          + " evidence_uri, recorded_by, record_time)"
          + " values (?, ?, ?, ?, ?, ?::int, ?, ?, ?, ?, ?)";
  private static final String STANDING =
      "select distinct on (action) action, status, percent, narrative, as_at, evidence_uri,"
          + " recorded_by, record_time from action_progress where action = any(?) and as_at <= ?"
          + " and record_time <= coalesce(?::timestamptz, 'infinity') order by action, as_at desc,"
          + " record_time desc, id desc";

  private final JdbcOperations jdbc;
  private final Ids ids;

  ProgressStore(JdbcOperations jdbc, Ids ids) {
    this.jdbc = jdbc;
    this.ids = ids;
  }

  void add(ActionRow action, ProgressValue progress) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(ids.uuid());
    values.add(action.plan());
    values.add(action.id());
    values.add(action.unit());
    values.add(progress.status());
    values.add(progress.percent());
    values.add(progress.narrative());
    values.add(progress.asAt());
    values.add(progress.evidenceUri());
    values.add(progress.recordedBy());
    values.add(progress.recordTime());
    jdbc.prepareStatement(
        INSERT,
        statement -> {
          Table.bind(statement, values);
          return statement.executeUpdate();
        });
  }

  /// What stood of these actions at the end of a day, as it was recorded by an instant; an action
  /// without progress by then is left out.
  Map<UUID, ProgressValue> standing(
      Collection<UUID> actions, LocalDate day, @Nullable Instant readTime) {
    if (actions.isEmpty()) {
      return Map.of();
    }
    return jdbc.prepareStatement(
        STANDING,
        statement -> {
          statement.setArray(1, statement.getConnection().createArrayOf("uuid", actions.toArray()));
          statement.setObject(2, day);
          statement.setObject(
              3,
              readTime == null ? null : Table.at(readTime),
              java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
          Map<UUID, ProgressValue> standing = new HashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              standing.put(result.getObject(1, UUID.class), value(result));
            }
          }
          return standing;
        });
  }

  private static ProgressValue value(ResultSet result) throws SQLException {
    return new ProgressValue(
        ActionProgress.Status.valueOf(result.getString(2)),
        result.getObject(3, Integer.class),
        result.getString(4),
        result.getObject(5, LocalDate.class),
        result.getString(6),
        result.getString(7),
        result.getObject(8, OffsetDateTime.class).toInstant());
  }
}
