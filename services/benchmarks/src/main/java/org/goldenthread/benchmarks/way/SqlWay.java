package org.goldenthread.benchmarks.way;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements that the plan service sends for these requests, prepared, in its own role: the
/// limit of what it can reach. A create is the transaction that must be (idempotency key, change,
/// row, its history) without what the service asks beforehand.
public final class SqlWay implements Way {
  private final List<Connection> connections;
  private final SamplePlans plans;

  /// @param connections one for each client
  public SqlWay(List<Connection> connections, SamplePlans plans) {
    this.connections = List.copyOf(connections);
    this.plans = plans;
  }

  @Override
  public Work getPlan(int client, @Nullable Instant readTime) throws SQLException {
    return read(client, "plan", "t.id = ?", readTime, 1);
  }

  @Override
  public Work listActions(int client, @Nullable Instant readTime) throws SQLException {
    var first = "t.plan = ? order by t.plan, t.position, t.id limit " + (SamplePlans.ACTIONS + 1);
    return read(client, "action", first, readTime, SamplePlans.ACTIONS);
  }

  @Override
  public Work createMilestone(int client) throws SQLException {
    var connection = connections.get(client);
    var create = new CreateSql(connection);
    return () -> {
      connection.setAutoCommit(false);
      create.run(plans.any());
      connection.commit();
      connection.setAutoCommit(true);
    };
  }

  private Work read(int client, String table, String where, @Nullable Instant readTime, int rows)
      throws SQLException {
    var connection = connections.get(client);
    var columns = "select " + columns(connection, table) + " from " + table;
    if (readTime == null) {
      var select = connection.prepareStatement(columns + " t where " + where);
      return () -> {
        select.setString(1, SamplePlans.Made.id(plans.any().plan()));
        require(rows, select);
      };
    }
    var horizon = connection.prepareStatement("select recorded_horizon()");
    var select =
        connection.prepareStatement(
            columns + "_history t where t.recorded_from <= ? and t.recorded_to > ? and " + where);
    var instant = readTime.atOffset(ZoneOffset.UTC);
    return () -> {
      settled(horizon, instant);
      select.setObject(1, instant);
      select.setObject(2, instant);
      select.setString(3, SamplePlans.Made.id(plans.any().plan()));
      require(rows, select);
    };
  }

  private static String columns(Connection connection, String table) throws SQLException {
    var names = new ArrayList<String>();
    try (var columns = connection.getMetaData().getColumns(null, "plan", table, "%")) {
      while (columns.next()) {
        names.add("t." + columns.getString("COLUMN_NAME"));
      }
    }
    return String.join(", ", names);
  }

  private static void settled(PreparedStatement horizon, OffsetDateTime instant)
      throws SQLException {
    try (var result = horizon.executeQuery()) {
      result.next();
      if (!result.getObject(1, OffsetDateTime.class).isAfter(instant)) {
        throw new IllegalStateException("the instant to read at is not settled");
      }
    }
  }

  /// Reads all rows with all of their columns.
  private static void require(int rows, PreparedStatement select) throws SQLException {
    try (var result = select.executeQuery()) {
      var columns = result.getMetaData().getColumnCount();
      int read = 0;
      while (result.next()) {
        for (int i = 1; i <= columns; i++) {
          var _ = result.getObject(i);
        }
        read++;
      }
      if (read != rows) {
        throw new IllegalStateException(read + " rows instead of " + rows);
      }
    }
  }

  /// The statements of a create on one connection.
  private static final class CreateSql {
    private static final String CALLER = "planner";
    private static final String METHOD = "goldenthread.plan.v1.MilestoneService/CreateMilestone";
    private static final byte[] DIGEST = new byte[32];
    private static final String CLAIM =
        "insert into idempotency (caller, method, request_id, digest) values (?, ?, ?, ?)"
            + " on conflict (caller, method, request_id) do update"
            + " set digest = excluded.digest, response = null,"
            + " recorded_at = excluded.recorded_at"
            + " where idempotency.recorded_at < clock_timestamp() - interval '24 hours'";
    private static final String CHANGE =
        "insert into change (operation, kind, resource, fields, plan, unit, actor,"
            + " actor_name, request_id, trace_id, import, reason)"
            + " values ('CREATED', 'Milestone', ?, '{}', ?, ?, 'planner', 'planner', ?, '',"
            + " '', '') returning recorded_at";
    private static final String INSERT =
        "insert into milestone (id, plan, unit, etag, create_time, update_time, priority,"
            + " source_number, position, text, due_as_written, due_earliest, due_latest,"
            + " due_precision, reached_on, carried_from)"
            + " values (?, ?, ?, 1, ?, ?, ?, ?, 1, ?, 'Sept 2026', '2026-09-01',"
            + " '2026-09-30', 'MONTH', null, '')";
    private static final String KEEP =
        "update idempotency set response = ?"
            + " where caller = ? and method = ? and request_id = ?";

    private final PreparedStatement claim;
    private final PreparedStatement change;
    private final PreparedStatement insert;
    private final PreparedStatement keep;

    CreateSql(Connection connection) throws SQLException {
      claim = connection.prepareStatement(CLAIM);
      change = connection.prepareStatement(CHANGE);
      insert = connection.prepareStatement(INSERT);
      keep = connection.prepareStatement(KEEP);
    }

    void run(SamplePlans.Made plan) throws SQLException {
      var key = UUID.randomUUID();
      var id = UUID.randomUUID();
      var milestone = SamplePlans.milestone(plan.priority());
      bind(claim, CALLER, METHOD, key, DIGEST).executeUpdate();
      // A plan's id is that of its unit here.
      var planId = SamplePlans.Made.id(plan.plan());
      var recorded = recorded(plan.plan() + "/milestones/" + id, plan.plan(), planId, key);
      bind(
              insert,
              id,
              planId,
              planId,
              recorded,
              recorded,
              UUID.fromString(SamplePlans.Made.id(plan.priority())),
              milestone.getSourceNumber(),
              milestone.getText())
          .executeUpdate();
      bind(keep, milestone.toByteArray(), CALLER, METHOD, key).executeUpdate();
    }

    private OffsetDateTime recorded(String resource, String plan, String unit, UUID key)
        throws SQLException {
      bind(change, resource, plan, unit, key.toString());
      try (var result = change.executeQuery()) {
        result.next();
        return result.getObject(1, OffsetDateTime.class);
      }
    }

    private static PreparedStatement bind(PreparedStatement statement, Object... parameters)
        throws SQLException {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    }
  }
}
