package org.goldenthread.plan.monitoring;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.plan.monitoring.MonitoringRules.Counts;
import org.goldenthread.plan.monitoring.MonitoringRules.Returned;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.goldenthread.plan.v1.Plan;
import org.jspecify.annotations.Nullable;

/// Counts over many plans at once, as the record stands or stood. Within a connection.
@Singleton
final class MonitoringStore {
  /// Of the action `a`: what stood of it at the end of a day, as it was recorded by an instant.
  private static final String STANDING_ON_A_DAY =
      " left join lateral (select p.status from action_progress p where p.action = a.id"
          + " and p.as_at <= ? and p.record_time <= coalesce(?::timestamptz, 'infinity')"
          + " order by p.as_at desc, p.record_time desc, p.id desc limit 1) s on true";

  private final JdbcOperations jdbc;

  MonitoringStore(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// A plan and how many priorities it has.
  ///
  /// @param plan its id
  /// @param unit its unit's id
  /// @param opened its return for the round; null where there is none
  record Line(
      String plan,
      String title,
      Plan.State state,
      String unit,
      int priorities,
      @Nullable Opened opened) {
    @Nullable Signed signed() {
      return opened == null ? null : opened.signed();
    }
  }

  /// A return for a round.
  ///
  /// @param signed null while it is not signed off
  record Opened(UUID id, LocalDate asAt, @Nullable Signed signed) {}

  /// What was signed.
  record Signed(int priorities, Counts counts) {}

  /// A statement, so that a test can ask PostgreSQL how it would go about it.
  record Query(String sql, List<@Nullable Object> parameters) {}

  /// The plans that the conditions select, by title, with their returns for a round.
  ///
  /// @param plans conditions over the plan's alias `t`
  List<Line> lines(Where plans, Round round, String period, @Nullable Instant readTime) {
    Query query = linesQuery(plans, round, period, readTime);
    return jdbc.prepareStatement(
        query.sql(),
        statement -> {
          Table.bind(statement, query.parameters());
          List<Line> lines = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              lines.add(
                  new Line(
                      result.getString(1),
                      result.getString(2),
                      Plan.State.valueOf(result.getString(3)),
                      result.getString(4),
                      result.getInt(5),
                      opened(result)));
            }
          }
          return lines;
        });
  }

  static Query linesQuery(Where plans, Round round, String period, @Nullable Instant readTime) {
    List<@Nullable Object> parameters = new ArrayList<>();
    String sql =
        "select t.id, t.title, t.state, t.unit, (select count(*) from "
            + source("priority", readTime, parameters)
            + " p where p.plan = t.id), r.id, r.as_at, r.state, r.figures_priorities,"
            + " r.figures_actions, r.figures_completed, r.figures_on_course,"
            + " r.figures_delayed_or_cancelled, r.figures_stopped_or_cancelled from "
            + source("plan", readTime, parameters)
            + " t"
            + returns(round, period, readTime, parameters)
            + " where "
            + plans.sql()
            + " order by t.title collate \"en-x-icu\", t.id";
    parameters.addAll(plans.parameters());
    return new Query(sql, parameters);
  }

  private static @Nullable Opened opened(ResultSet result) throws SQLException {
    UUID id = result.getObject(6, UUID.class);
    if (id == null) {
      return null;
    }
    boolean signedOff =
        MonitoringReturn.State.valueOf(result.getString(8)) == MonitoringReturn.State.SIGNED_OFF;
    return new Opened(id, result.getObject(7, LocalDate.class), signedOff ? signed(result) : null);
  }

  private static Signed signed(ResultSet result) throws SQLException {
    int actions = result.getInt(10);
    int completed = result.getInt(11);
    int given = result.getInt(14);
    return new Signed(
        result.getInt(9),
        new Counts(
            actions,
            completed,
            result.getInt(12),
            result.getInt(13),
            given,
            MonitoringRules.overall(actions, completed, given)));
  }

  /// How many returns of a round there are for the plans of each unit.
  ///
  /// @param plans conditions over the plan's alias `t`
  /// @param day by whose end what is not handed in is late
  Map<String, Returned> returned(
      Where plans, Round round, String period, LocalDate day, @Nullable Instant readTime) {
    Query query = returnedQuery(plans, round, period, day, readTime);
    return jdbc.prepareStatement(
        query.sql(),
        statement -> {
          Table.bind(statement, query.parameters());
          Map<String, Returned> byUnit = new HashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              byUnit.put(
                  result.getString(1),
                  new Returned(
                      result.getInt(2),
                      result.getInt(3),
                      result.getInt(4),
                      result.getInt(5),
                      result.getInt(6),
                      result.getInt(7)));
            }
          }
          return byUnit;
        });
  }

  static Query returnedQuery(
      Where plans, Round round, String period, LocalDate day, @Nullable Instant readTime) {
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(day);
    String sql =
        "select t.unit, count(*), count(r.id), count(*) filter (where r.state <> 'OPEN'),"
            + " count(*) filter (where r.state in ('SUBMITTED', 'SIGNED_OFF')),"
            + " count(*) filter (where r.state = 'SIGNED_OFF'),"
            + " count(*) filter (where coalesce(r.handed_in_date, ?) > r.due_date) from "
            + source("plan", readTime, parameters)
            + " t"
            + returns(round, period, readTime, parameters)
            + " where "
            + plans.sql()
            + " group by t.unit";
    parameters.addAll(plans.parameters());
    return new Query(sql, parameters);
  }

  private static String returns(
      Round round, String period, @Nullable Instant readTime, List<@Nullable Object> parameters) {
    String source = source("monitoring_return", readTime, parameters);
    parameters.add(round);
    parameters.add(period);
    return " left join " + source + " r on r.plan = t.id and r.round = ? and r.period = ?";
  }

  /// How many headline actions of each plan have each status; a plan without any is left out.
  ///
  /// @param plans conditions over the plan's alias `t`
  /// @param day at whose end; null for what was recorded last
  Map<String, Map<Status, Integer>> headlines(
      Where plans, @Nullable LocalDate day, @Nullable Instant readTime) {
    Query query = headlinesQuery(plans, day, readTime);
    return jdbc.prepareStatement(
        query.sql(),
        statement -> {
          Table.bind(statement, query.parameters());
          Map<String, Map<Status, Integer>> counts = new HashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              counts
                  .computeIfAbsent(result.getString(1), id -> new EnumMap<>(Status.class))
                  .put(Status.valueOf(result.getString(2)), result.getInt(3));
            }
          }
          return counts;
        });
  }

  static Query headlinesQuery(Where plans, @Nullable LocalDate day, @Nullable Instant readTime) {
    List<@Nullable Object> parameters = new ArrayList<>();
    StringBuilder sql =
        new StringBuilder("select a.plan, coalesce(")
            .append(day == null ? "a.progress_status" : "s.status")
            .append(", 'NOT_STARTED'), count(*) from ")
            .append(source("plan", readTime, parameters))
            .append(" t join ")
            .append(source("action", readTime, parameters))
            .append(" a on a.plan = t.id and a.kind = 'HEADLINE'");
    if (day != null) {
      sql.append(STANDING_ON_A_DAY);
      parameters.add(day);
      parameters.add(readTime);
    }
    sql.append(" where ").append(plans.sql()).append(" group by 1, 2");
    parameters.addAll(plans.parameters());
    return new Query(sql.toString(), parameters);
  }

  /// A table as it stands or, from its twin, as it stood.
  private static String source(
      String table, @Nullable Instant readTime, List<@Nullable Object> parameters) {
    if (readTime == null) {
      return table;
    }
    parameters.add(readTime);
    parameters.add(readTime);
    return "(select * from " + table + "_history where recorded_from <= ? and recorded_to > ?)";
  }
}
