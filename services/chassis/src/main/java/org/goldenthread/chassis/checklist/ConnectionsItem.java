package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Whether the server has room for all connections that the pods may open.
@Singleton
@Order(50)
@Requires(beans = ServiceDatabase.class)
final class ConnectionsItem implements ChecklistItem {
  private static final String ROOM =
      "select current_setting('max_connections')::int"
          + " - current_setting('superuser_reserved_connections')::int,"
          + " d.datconnlimit, r.rolconnlimit from pg_database d, pg_roles r"
          + " where d.datname = current_database() and r.rolname = current_user";

  private final ServiceDatabase database;
  private final ChecklistConfig config;

  private record Room(int server, int ofDatabase, int ofRole) {}

  ConnectionsItem(ServiceDatabase database, ChecklistConfig config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public Finding look() throws SQLException {
    Room room = database.one(ROOM, row -> new Room(row.getInt(1), row.getInt(2), row.getInt(3)));
    int pod = database.poolSize();
    int wanted = Math.max(config.connections(), pod);
    int allowed =
        room.ofDatabase() < 0 ? room.server() : Math.min(room.server(), room.ofDatabase());
    String found =
        "the instance's pods hold at most %d of %d, each of this service's %d"
            .formatted(wanted, allowed, pod);
    if (room.ofRole() >= 0 && room.ofRole() < pod) {
      return Finding.warning(
          "%s, and the role %s at most %d".formatted(found, database.username(), room.ofRole()),
          "ALTER ROLE … CONNECTION LIMIT, or lower database.connections");
    }
    return wanted <= allowed
        ? Finding.ok(found)
        : Finding.warning(
            found,
            "raise the server's max_connections (or the database's CONNECTION LIMIT), or lower"
                + " database.connections, replicaCount or autoscaling.maxReplicas");
  }
}
