package org.goldenthread.plan.monitoring;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.plan.v1.ActionProgress.Status;
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
  record Line(String plan, String title, Plan.State state, String unit, int priorities) {}

  /// A statement, so that a test can ask PostgreSQL how it would go about it.
  record Query(String sql, List<@Nullable Object> parameters) {}

  /// The plans that the conditions select, by title.
  ///
  /// @param plans conditions over the plan's alias `t`
  List<Line> lines(Where plans, @Nullable Instant readTime) {
    Query query = linesQuery(plans, readTime);
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
                      result.getInt(5)));
            }
          }
          return lines;
        });
  }

  static Query linesQuery(Where plans, @Nullable Instant readTime) {
    List<@Nullable Object> parameters = new ArrayList<>();
    String sql =
        "select t.id, t.title, t.state, t.unit, (select count(*) from "
            + source("priority", readTime, parameters)
            + " p where p.plan = t.id) from "
            + source("plan", readTime, parameters)
            + " t where "
            + plans.sql()
            + " order by t.title collate \"en-x-icu\", t.id";
    parameters.addAll(plans.parameters());
    return new Query(sql, parameters);
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
