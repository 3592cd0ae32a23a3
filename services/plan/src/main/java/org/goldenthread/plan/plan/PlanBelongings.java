package org.goldenthread.plan.plan;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// All that goes with a plan when it moves to another unit or is removed, each record with its row
/// in the change log; within the transaction that has locked the plan.
@Singleton
final class PlanBelongings {
  /// Records that carry their plan's unit.
  ///
  /// @param collection where they stand in resource names
  /// @param fields what a move changes of them, in the contract's names; nothing where the contract
  ///   does not show their unit
  private record Kind(String table, String name, String collection, List<String> fields) {}

  /// A plan's children, those that others point to last.
  private static final List<Kind> CHILDREN =
      List.of(
          new Kind("support_request", "SupportRequest", "supportRequests", List.of()),
          new Kind("workforce_line", "WorkforceLine", "workforceLines", List.of()),
          new Kind("financial_line", "FinancialLine", "financialLines", List.of()),
          new Kind("decision", "Decision", "decisions", List.of()),
          new Kind("milestone", "Milestone", "milestones", List.of()),
          new Kind("action", "Action", "actions", List.of("unit")),
          new Kind("priority", "Priority", "priorities", List.of()));

  /// What stands beside a plan, right under the directorate, and goes with it to another unit.
  private static final List<Kind> BESIDE =
      List.of(
          new Kind("forward_plan_entry", "ForwardPlanEntry", "forwardPlanEntries", List.of("unit")),
          new Kind("import", "Import", "imports", List.of("unit")));

  private static final String ANNOUNCED =
      "select exists(select from forward_plan_entry where plan = ?)";

  private record Found(UUID id, String unit) {}

  private final JdbcOperations jdbc;
  private final Links links;

  PlanBelongings(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// Removes all that belongs to a draft which is removed itself. What was imported into it stays:
  /// it tells where a document went. What stands on the forward plan is not removed by the way.
  void remove(Recording recording, String plan) {
    requireUnannounced(plan);
    for (Kind kind : CHILDREN) {
      List<Found> removed =
          find("delete from " + kind.table() + " where plan = ? returning id, unit", List.of(plan));
      recording.recordAll(
          removed.stream()
              .map(row -> entry(Operation.DELETED, kind, plan, row.id(), List.of(), row.unit()))
              .toList());
    }
  }

  /// A plan that moves to another unit takes along what belongs to it, and what was imported into
  /// it.
  void move(Recording recording, String plan, String unit) {
    Map<Kind, List<Found>> moving = new LinkedHashMap<>();
    CHILDREN.forEach(kind -> moving.put(kind, lock(kind, plan)));
    BESIDE.forEach(kind -> moving.put(kind, lock(kind, plan)));
    // The instant is chosen once all rows are locked: nobody has recorded them after it.
    Instant instant = recording.instant();
    moving.forEach(
        (kind, rows) -> {
          find(
              "update "
                  + kind.table()
                  + " set unit = ?, etag = etag + 1, update_time = ? where plan = ?"
                  + " returning id, unit",
              List.of(unit, instant, plan));
          recording.recordAll(
              rows.stream()
                  .map(row -> entry(Operation.UPDATED, kind, plan, row.id(), kind.fields(), unit))
                  .toList());
        });
  }

  private void requireUnannounced(String plan) {
    boolean announced =
        jdbc.prepareStatement(
            ANNOUNCED,
            statement -> {
              statement.setString(1, plan);
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (announced) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.RESOURCE_IN_USE,
          "Entries of the forward plan stand for decisions of this plan; remove them first.");
    }
  }

  private List<Found> lock(Kind kind, String plan) {
    return find(
        "select id, unit from " + kind.table() + " where plan = ? order by id for update",
        List.of(plan));
  }

  private Entry entry(
      Operation operation, Kind kind, String plan, UUID id, List<String> fields, String unit) {
    String name =
        BESIDE.contains(kind)
            ? links.ofDirectorate(kind.collection(), id)
            : links.child(plan, kind.collection(), id);
    return new Entry(operation, kind.name(), name, fields, links.plan(plan), unit);
  }

  private List<Found> find(String sql, List<?> parameters) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          Table.bind(statement, parameters);
          List<Found> found = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              found.add(new Found(result.getObject(1, UUID.class), result.getString(2)));
            }
          }
          return found;
        });
  }
}
