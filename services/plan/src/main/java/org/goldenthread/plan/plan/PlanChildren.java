package org.goldenthread.plan.plan;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.officer.NamedOfficers;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;

/// What everything that belongs to a plan asks of it: its unit, its state, and a place at the end.
/// Within a connection.
@Singleton
public final class PlanChildren {
  private final JdbcOperations jdbc;
  private final PlanChanges changes;
  private final NamedOfficers officers;
  private final Links links;

  PlanChildren(JdbcOperations jdbc, PlanChanges changes, NamedOfficers officers, Links links) {
    this.jdbc = jdbc;
    this.changes = changes;
    this.officers = officers;
    this.links = links;
  }

  /// The plan's unit, by which access to its children is decided.
  public String unit(String plan) {
    return jdbc.prepareStatement(
        "select unit from plan where id = ?",
        statement -> {
          statement.setString(1, plan);
          try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
              throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, links.plan(plan));
            }
            return result.getString(1);
          }
        });
  }

  /// The plan's resource name, for the change log.
  public String name(String plan) {
    return links.plan(plan);
  }

  /// Refuses a change of what belongs to a plan whose state does not allow it. Every change is held
  /// against it when it is recorded; asked for here, it is refused before the slice's own checks.
  public void requireChangeable(Recording recording, String plan) {
    changes.require(recording, plan);
  }

  /// Refuses progress on what belongs to a closed plan.
  public void requireOpen(String plan) {
    changes.requireOpen(plan);
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
    officers.require(ids, field);
  }

  /// Refuses a change of a plan whose state does not allow it.
  public static void require(Plan.State state, String reason) {
    PlanChanges.refuse(PlanRules.change(state, reason));
  }
}
