package org.goldenthread.plan.unit;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.officer.NamedOfficers;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.jspecify.annotations.Nullable;

/// The directorate's units, as a resource and as the tree by which access is decided.
@Factory
final class Units {
  private static final String BELOW =
      "with recursive below(id) as (select ?::text union"
          + " select u.id from unit u join below b on u.parent_unit = b.id) select id from below";
  private static final String LEVEL =
      "case t.kind when 'AUTHORITY' then 0 when 'DIRECTORATE' then 1 when 'DIVISION' then 2"
          + " when 'SERVICE' then 3 when 'LOCALITY' then 4 else 5 end";

  /// Parents before their children, each level in its order.
  static final String ORDER =
      "order by " + LEVEL + ", t.position, t.display_name collate \"en-x-icu\", t.id";

  @Singleton
  UnitTree tree(JdbcOperations jdbc, ConnectionOperations<Connection> connections) {
    return unit -> connections.executeRead(status -> below(jdbc, unit));
  }

  @Singleton
  Resource<UnitRow, Unit> units(
      Resources resources, UnitStore store, UnitWire wire, UnitTree tree, NamedOfficers officers) {
    Column<UnitRow> name =
        new Column<>("t.display_name collate \"en-x-icu\"", "text", UnitRow::displayName);
    Column<UnitRow> level = new Column<>("(" + LEVEL + ")", "int", UnitRow::level);
    Column<UnitRow> position = new Column<>("t.position", "int", UnitRow::position);
    return resources
        .of(UnitRow.class, store, Unit.getDefaultInstance(), wire)
        .ordered(List.of(level, position, name))
        .orderedBy("position", List.of(level, position, name))
        .orderedBy("display_name", List.of(name))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", UnitRow::updateTime)))
        .filtered(
            "as_at",
            // Two bounds, not a range: of a range the planner guesses that hardly a row holds the
            // day.
            "?::date between coalesce(t.valid_from, '-infinity') and coalesce(t.valid_to,"
                + " 'infinity')")
        .filtered("parent_unit", "t.parent_unit = ?")
        .filtered("kind", "t.kind = ?")
        .guarded(
            (recording, before, after) -> {
              requireNoCircle(tree, before, after);
              if (after != null) {
                officers.require(after.heads(), "heads");
              }
            })
        .build();
  }

  @Singleton
  FirstDataPart<UnitRow, Unit> firstUnits(Resource<UnitRow, Unit> units) {
    return FirstDataPart.list("units", units, CreateUnitRequest.getDefaultInstance());
  }

  private static void requireNoCircle(
      UnitTree tree, @Nullable UnitRow before, @Nullable UnitRow after) {
    if (after == null || after.parentUnit() == null) {
      return;
    }
    boolean circle =
        before == null
            ? after.id().equals(after.parentUnit())
            : tree.withDescendants(after.id()).contains(after.parentUnit());
    if (circle) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.LINK_CIRCULAR,
          "A unit cannot stand below itself; choose another parent_unit.");
    }
  }

  private static Set<String> below(JdbcOperations jdbc, String unit) {
    return jdbc.prepareStatement(
        BELOW,
        statement -> {
          statement.setString(1, unit);
          Set<String> ids = new HashSet<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              ids.add(result.getString(1));
            }
          }
          return ids;
        });
  }
}
