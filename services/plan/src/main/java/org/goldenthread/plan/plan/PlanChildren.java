package org.goldenthread.plan.plan;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// What everything that belongs to a plan asks of it: its unit, its state, and a place at the end.
/// Within a connection.
@Singleton
public final class PlanChildren {
  private static final String MOVED =
      " set unit = ?, etag = etag + 1, update_time = ?::timestamptz";

  /// One kind of what a plan lists.
  ///
  /// @param collection as resource names write it
  private record Child(String table, String kind, String collection) {}

  /// A plan's children, those that others point to last.
  private static final List<Child> CHILDREN =
      List.of(
          new Child("support_request", "SupportRequest", "supportRequests"),
          new Child("workforce_line", "WorkforceLine", "workforceLines"),
          new Child("financial_line", "FinancialLine", "financialLines"),
          new Child("decision", "Decision", "decisions"),
          new Child("milestone", "Milestone", "milestones"),
          new Child("action", "Action", "actions"),
          new Child("priority", "Priority", "priorities"));

  // Whoever removes an officer waits for those who name one, or these see that none is there.
  private static final String LOCKED_OFFICERS =
      "select count(*) = cardinality(?::uuid[]) from (select 1 from officer"
          + " where id = any(?::uuid[]) for key share) there";

  private record Head(String unit, Plan.State state) {}

  private final JdbcOperations jdbc;
  private final Links links;

  PlanChildren(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// The plan's unit, by which access to its children is decided.
  public String unit(String plan) {
    return head(plan, "").unit();
  }

  /// The plan's resource name, for the change log.
  public String name(String plan) {
    return links.plan(plan);
  }

  /// Refuses a change of what belongs to a closed plan, and to a published one without a reason;
  /// the plan's state stays as it is until the transaction ends.
  public void requireChangeable(Recording recording, String plan) {
    require(head(plan, " for share").state(), recording.cause().reason());
  }

  /// Refuses progress on what belongs to a closed plan.
  public void requireOpen(String plan) {
    require(head(plan, " for share").state(), "progress needs no reason");
  }

  /// The place that was asked for; behind all others where none was.
  ///
  /// @param table the child's table
  public int position(int asked, String table, String plan) {
    if (asked != 0) {
      return asked;
    }
    return jdbc.prepareStatement(
        "select coalesce(max(position), 0) + 1 from " + table + " where plan = ?",
        statement -> {
          statement.setString(1, plan);
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
          }
        });
  }

  /// Refuses names of officers who are not there; the others stay until the transaction ends.
  public void requireOfficers(List<String> ids, String field) {
    if (ids.isEmpty()) {
      return;
    }
    boolean known =
        jdbc.prepareStatement(
            LOCKED_OFFICERS,
            statement -> {
              Table.bind(statement, List.of(ids, ids));
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (!known) {
      throw Links.missing(field);
    }
  }

  /// Removes all that belongs to a draft which is removed itself, each with its row in the change
  /// log.
  void removeAll(Recording recording, String plan) {
    CHILDREN.forEach(
        child -> {
          recording.recordAll(entries(child, plan, Operation.DELETED, List.of()));
          execute("delete from " + child.table() + " where plan = ?", List.of(plan));
        });
  }

  /// A plan that moves to another unit takes along what belongs to it, and the documents that were
  /// imported into it.
  void move(Recording recording, String plan, String unit) {
    String instant = recording.instant().toString();
    for (Child child : CHILDREN) {
      recording.recordAll(entries(child, plan, Operation.UPDATED, List.of("unit")));
      execute("update " + child.table() + MOVED + " where plan = ?", List.of(unit, instant, plan));
    }
    execute("update import" + MOVED + " where plan = ?", List.of(unit, instant, plan));
  }

  private List<Entry> entries(Child child, String plan, Operation operation, List<String> fields) {
    return jdbc.prepareStatement(
        "select id, unit from " + child.table() + " where plan = ? order by id for update",
        statement -> {
          statement.setString(1, plan);
          List<Entry> entries = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              String name = links.plan(plan) + "/" + child.collection() + "/" + result.getString(1);
              entries.add(
                  new Entry(
                      operation,
                      child.kind(),
                      name,
                      fields,
                      links.plan(plan),
                      result.getString(2)));
            }
          }
          return entries;
        });
  }

  /// Refuses a change of a closed plan, and of a published one without a reason.
  public static void require(Plan.State state, String reason) {
    switch (PlanRules.change(state, reason)) {
      case ALLOWED -> {}
      case CLOSED ->
          throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.PLAN_CLOSED,
              "The plan is closed: nothing changes any more; write to next year's plan.");
      case REASON_REQUIRED ->
          throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.REASON_REQUIRED,
              "The plan is published, so this is a revision: say why in the field reason.");
    }
  }

  private Head head(String plan, String tail) {
    return jdbc.prepareStatement(
        "select unit, state from plan where id = ?" + tail,
        statement -> {
          statement.setString(1, plan);
          try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
              throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, links.plan(plan));
            }
            return new Head(result.getString(1), Plan.State.valueOf(result.getString(2)));
          }
        });
  }

  private void execute(String sql, List<String> parameters) {
    jdbc.prepareStatement(
        sql,
        statement -> {
          Table.bind(statement, parameters);
          return statement.executeUpdate();
        });
  }
}
