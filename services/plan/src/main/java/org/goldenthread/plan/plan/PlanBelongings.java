package org.goldenthread.plan.plan;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// All that goes with a plan when it moves to another unit or is removed, each record with its row
/// in the change log; within the transaction that has locked the plan.
@Singleton
final class PlanBelongings {
  /// Records that carry their plan's unit.
  ///
  /// @param collection where they stand in resource names; below their plan but for imports
  /// @param fields what a move changes of them, in the contract's names; nothing where the contract
  ///   does not show their unit
  private record Kind(String table, String name, String collection, List<String> fields) {}

  /// A plan's children, those that others point to last.
  private static final List<Kind> CHILDREN =
      List.of(
          new Kind("project", "Project", "projects", List.of()),
          new Kind("involvement", "Involvement", "involvements", List.of()),
          new Kind("budget_movement", "BudgetMovement", "budgetMovements", List.of()),
          new Kind("support_request", "SupportRequest", "supportRequests", List.of()),
          new Kind("workforce_line", "WorkforceLine", "workforceLines", List.of()),
          new Kind("financial_line", "FinancialLine", "financialLines", List.of()),
          new Kind("decision", "Decision", "decisions", List.of()),
          new Kind("milestone", "Milestone", "milestones", List.of()),
          new Kind("action", "Action", "actions", List.of("unit")),
          new Kind("priority", "Priority", "priorities", List.of()));

  private static final Kind IMPORT = new Kind("import", "Import", "imports", List.of("unit"));

  private record Found(UUID id, String unit) {}

  private final JdbcOperations jdbc;
  private final Links links;

  PlanBelongings(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// Removes all that belongs to a draft which is removed itself. What was imported into it stays:
  /// it tells where a document went.
  void remove(Recording recording, String plan) {
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
    moving.put(IMPORT, lock(IMPORT, plan));
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

  private List<Found> lock(Kind kind, String plan) {
    return find(
        "select id, unit from " + kind.table() + " where plan = ? order by id for update",
        List.of(plan));
  }

  private Entry entry(
      Operation operation, Kind kind, String plan, UUID id, List<String> fields, String unit) {
    String name =
        kind.equals(IMPORT) ? links.ofImport(id) : links.child(plan, kind.collection(), id);
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
