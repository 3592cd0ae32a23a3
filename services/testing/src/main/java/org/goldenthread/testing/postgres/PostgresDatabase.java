package org.goldenthread.testing.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// A fresh, empty database for one test class, with the schema and the two roles of one service as
/// an operator would have made them. The service's own migrations make the tables.
///
///     static final PostgresDatabase DATABASE = PostgresDatabase.create("plan");
///
///     public Map<String, String> getProperties() {   // of micronaut-test's TestPropertyProvider
///       return DATABASE.properties();
///     }
///
/// The server behind it is started once per JVM and stops with it, so closing is optional.
public final class PostgresDatabase implements AutoCloseable {
  private final PostgresServer server;
  private final String name;
  private final String service;
  private final Login owner;
  private final Login role;

  PostgresDatabase(PostgresServer server, String name, String service, Login owner, Login role) {
    this.server = server;
    this.name = name;
    this.service = service;
    this.owner = owner;
    this.role = role;
  }

  /// A database on the JVM's shared server, which does not survive a crash of the server; for one
  /// that does, ask a server that was started with `PostgresServer.Options.DURABLE`.
  public static PostgresDatabase create(String service) {
    return PostgresServer.shared().create(service);
  }

  /// The JDBC address, without user and password.
  public String url() {
    return server.url(name);
  }

  public String schema() {
    return service;
  }

  /// The role that owns the schema and migrates it.
  public Login owner() {
    return owner;
  }

  /// The lesser role that the service runs as.
  public Login role() {
    return role;
  }

  /// A connection of the role that owns the schema, with the schema first on its search path.
  public Connection connectAsOwner() throws SQLException {
    return connect(owner);
  }

  /// A connection of the role that the service runs as, with the schema first on its search path.
  public Connection connect() throws SQLException {
    return connect(role);
  }

  private Connection connect(Login login) throws SQLException {
    return DriverManager.getConnection(
        url() + "?currentSchema=" + service, login.username(), login.password());
  }

  /// The configuration that a service needs to migrate and use this database.
  public Map<String, String> properties() {
    return Map.of(
        "goldenthread.database.url", url(),
        "goldenthread.database.schema", service,
        "goldenthread.database.owner.username", owner.username(),
        "goldenthread.database.owner.password", owner.password(),
        "goldenthread.database.username", role.username(),
        "goldenthread.database.password", role.password(),
        "goldenthread.database.migrate", "true");
  }

  /// Drops the database, ending the connections to it.
  @Override
  public void close() {
    server.drop(name);
  }
}
