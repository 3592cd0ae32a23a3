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
  /// @param collection where they stand in resource names; below their plan but for what stands
  ///   beside it and the items of imports
  /// @param fields what a move changes of them, in the contract's names; nothing where the contract
  ///   does not show their unit
  private record Kind(String table, String name, String collection, List<String> fields) {}

  /// A plan's children, those that others point to last.
  private static final List<Kind> CHILDREN =
      List.of(
          new Kind("plan_revision", "PlanRevision", "revisions", List.of()),
          new Kind("monitoring_return", "MonitoringReturn", "returns", List.of("unit")),
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

  /// What stands beside a plan, right under the directorate, and goes with it to another unit.
  private static final List<Kind> BESIDE =
      List.of(
          new Kind("forward_plan_entry", "ForwardPlanEntry", "forwardPlanEntries", List.of("unit")),
          new Kind("import", "Import", "imports", List.of("unit")));

  private static final String ANNOUNCED =
      "select id, unit, '' from forward_plan_entry where plan = ?";
  private static final String SIGNED =
      "select id, unit, '' from monitoring_return where plan = ? and state = 'SIGNED_OFF'";

  private static final Kind IMPORT_ITEM =
      new Kind("import_item", "ImportItem", "items", List.of("unit"));

  /// @param parent whose name stands before it: the import's id, of an import's item
  private record Found(UUID id, String unit, String parent) {}

  private final JdbcOperations jdbc;
  private final Links links;

  PlanBelongings(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// Removes all that belongs to a draft which is removed itself. What was imported into it stays:
  /// it tells where a document went. What was signed off stays, and so does what it is about; what
  /// stands on the forward plan is not removed by the way.
  void remove(Recording recording, String plan) {
    requireNone(SIGNED, plan, "A monitoring return of the plan is signed off, so the plan stays.");
    requireNone(
        ANNOUNCED,
        plan,
        "Entries of the forward plan stand for decisions of this plan; remove them first.");
    for (Kind kind : CHILDREN) {
      List<Found> removed =
          find(
              "delete from " + kind.table() + " where plan = ? returning id, unit, ''",
              List.of(plan));
      recording.recordAll(
          removed.stream()
              .map(row -> entry(Operation.DELETED, kind, plan, row, List.of(), row.unit()))
              .toList());
    }
  }

  /// A plan that moves to another unit takes along what belongs to it, and what was imported into
  /// it.
  void move(Recording recording, String plan, String unit) {
    Map<Kind, List<Found>> moving = new LinkedHashMap<>();
    CHILDREN.forEach(kind -> moving.put(kind, lock(kind, plan)));
    BESIDE.forEach(kind -> moving.put(kind, lock(kind, plan)));
    moving.put(IMPORT_ITEM, lock(IMPORT_ITEM, plan));
    // The instant is chosen once all rows are locked: nobody has recorded them after it.
    Instant instant = recording.instant();
    moving.forEach(
        (kind, rows) -> {
          find(
              "update "
                  + kind.table()
                  + " set unit = ?, etag = etag + 1, update_time = ? where plan = ?"
                  + " returning id, unit, ''",
              List.of(unit, instant, plan));
          recording.recordAll(
              rows.stream()
                  .map(row -> entry(Operation.UPDATED, kind, plan, row, kind.fields(), unit))
                  .toList());
        });
  }

  private void requireNone(String standing, String plan, String otherwise) {
    if (!find(standing, List.of(plan)).isEmpty()) {
      throw Failure.of(Code.FAILED_PRECONDITION, ErrorReason.RESOURCE_IN_USE, otherwise);
    }
  }

  private List<Found> lock(Kind kind, String plan) {
    return find(
        "select id, unit, "
            + (kind.equals(IMPORT_ITEM) ? "import::text" : "''")
            + " from "
            + kind.table()
            + " where plan = ? order by id for update",
        List.of(plan));
  }

  private Entry entry(
      Operation operation, Kind kind, String plan, Found row, List<String> fields, String unit) {
    return new Entry(operation, kind.name(), name(kind, plan, row), fields, links.plan(plan), unit);
  }

  private String name(Kind kind, String plan, Found row) {
    if (BESIDE.contains(kind)) {
      return links.ofDirectorate(kind.collection(), row.id());
    }
    return kind.equals(IMPORT_ITEM)
        ? links.ofDirectorate("imports", UUID.fromString(row.parent())) + "/items/" + row.id()
        : links.child(plan, kind.collection(), row.id());
  }

  private List<Found> find(String sql, List<?> parameters) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          Table.bind(statement, parameters);
          List<Found> found = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              found.add(
                  new Found(
                      result.getObject(1, UUID.class), result.getString(2), result.getString(3)));
            }
          }
          return found;
        });
  }
}
