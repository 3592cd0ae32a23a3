package org.goldenthread.chassis.change;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.Change.Operation;

/// Reads the change log. Within a connection that [org.goldenthread.chassis.record.Reads] opened.
@Singleton
public final class Changes {
  private static final String COLUMNS =
      "select t.sequence, t.recorded_at, t.operation, t.kind, t.resource, t.fields, t.plan, t.unit,"
          + " t.actor, t.actor_name, t.request_id, t.trace_id, t.import, t.reason from change t"
          + " where ";

  private final JdbcOperations jdbc;
  private final String service;

  Changes(JdbcOperations jdbc, @Value("${goldenthread.service}") String service) {
    this.jdbc = jdbc;
    this.service = service;
  }

  /// The rows that the condition selects, in the order in which they were recorded.
  ///
  /// @param limit at most this many
  public List<Change> select(Where where, boolean newestFirst, int limit) {
    String direction = newestFirst ? " desc" : "";
    String sql =
        COLUMNS
            + where.sql()
            + " order by t.recorded_at"
            + direction
            + ", t.sequence"
            + direction
            + " limit "
            + limit;
    return jdbc.prepareStatement(
        sql,
        statement -> {
          Table.bind(statement, where.parameters());
          try (ResultSet result = statement.executeQuery()) {
            List<Change> changes = new ArrayList<>();
            while (result.next()) {
              changes.add(change(result));
            }
            return changes;
          }
        });
  }

  /// Refuses a place that this log never had: a change that a restored database has lost, or an
  /// instant that its clock has not reached, beside which what is recorded next would be skipped.
  /// No row is ever removed, so that of every place that was given out the row is there.
  void requireHad(Cursor place) {
    boolean had =
        jdbc.prepareStatement(
            "select ? <= clock_timestamp() and (? = 0 or exists"
                + " (select from change where sequence = ? and recorded_at <= ?))",
            statement -> {
              Table.bind(
                  statement,
                  List.of(place.instant(), place.sequence(), place.sequence(), place.instant()));
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (!had) {
      throw Failure.invalid(
          ErrorReason.CURSOR_INVALID,
          "after",
          "This place is not in the change log, which may have been restored to an earlier state:"
              + " read what there is anew, and go on from there.");
    }
  }

  /// The place up to an instant before which nothing more will be recorded.
  Cursor upTo(Instant instant) {
    return jdbc.prepareStatement(
        "select coalesce(max(sequence), 0) from change where recorded_at <= ?",
        statement -> {
          Table.bind(statement, List.of(instant));
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            return new Cursor(instant, result.getLong(1));
          }
        });
  }

  private Change change(ResultSet row) throws SQLException {
    Instant recorded = row.getObject(2, OffsetDateTime.class).toInstant();
    long sequence = row.getLong(1);
    return Change.newBuilder()
        .setService(service)
        .setSequence(sequence)
        .setRecordTime(Shape.timestamp(recorded))
        .setOperation(Operation.valueOf(row.getString(3)))
        .setKind(row.getString(4))
        .setResource(row.getString(5))
        .addAllFields(Arrays.asList((String[]) row.getArray(6).getArray()))
        .setPlan(row.getString(7))
        .setUnit(row.getString(8))
        .setActor(row.getString(9))
        .setActorName(row.getString(10))
        .setRequestId(row.getString(11))
        .setTraceId(row.getString(12))
        .setImport(row.getString(13))
        .setReason(row.getString(14))
        .setCursor(new Cursor(recorded, sequence).toString())
        .build();
  }
}
