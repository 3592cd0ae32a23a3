package org.goldenthread.testing.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of the version that the build chose (`postgresql.binaries.version`), run
/// from binaries on the class path. Listens on the loopback interface alone; every role but the
/// superuser needs its password, as on a server that an operator looks after.
public final class PostgresServer implements AutoCloseable {
  private static final Duration STARTUP = Duration.ofSeconds(60);

  /// How a server is to run.
  ///
  /// @param port the port to listen on, 0 for any that is free
  /// @param data where the data is kept; null keeps it in a temporary folder until the server stops
  /// @param durable whether a committed transaction survives a crash of the server (fsync and
  ///   synchronous_commit), which costs time and is off for tests that do not ask for it
  public record Options(int port, @Nullable Path data, boolean durable) {
    public static final Options TEMPORARY = new Options(0, null, false);
    public static final Options DURABLE = new Options(0, null, true);
  }

  // Whom the embedded server lets in from this machine without its password.
  private static final Login EMBEDDED = new Login("postgres", "");
  private static final String SHARED = "goldenthread.testing.postgres";

  private final String host;
  private final int port;
  private final Login superuser;
  private final Closeable process;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer(String host, int port, Login superuser, Closeable process) {
    this.host = host;
    this.port = port;
    this.superuser = superuser;
    this.process = process;
  }

  /// A server that runs elsewhere and is stopped by whoever started it.
  public static PostgresServer at(String host, int port, Login superuser) {
    return new PostgresServer(host, port, superuser, () -> {});
  }

  /// The server that the tests of this JVM share; it stops and forgets everything with the JVM,
  /// unless the system property `goldenthread.testing.postgres` names one that runs elsewhere, as
  /// `host:port`, with the password of its role `postgres` in
  /// `goldenthread.testing.postgres.password`. Databases of the tests' names are dropped from it.
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /// Starts a server, making its data folder where there is none yet.
  public static PostgresServer start(Options options) {
    var builder =
        EmbeddedPostgres.builder()
            .setPort(options.port())
            .setPGStartupWait(STARTUP)
            // A deterministic order of text: a query that needs a language's order names it.
            .setLocaleConfig("locale", "C.UTF-8")
            .setDataDirectoryCustomizer(PostgresServer::requirePasswords)
            .setServerConfig("timezone", "UTC")
            .setServerConfig("max_connections", "400")
            .setServerConfig("shared_buffers", "128MB")
            .setServerConfig("fsync", onOff(options.durable()))
            .setServerConfig("synchronous_commit", onOff(options.durable()))
            .setServerConfig("full_page_writes", onOff(options.durable()));
    if (options.data() != null) {
      builder.setDataDirectory(options.data()).setCleanDataDirectory(false);
    }
    try {
      var postgres = builder.start();
      return new PostgresServer("localhost", postgres.getPort(), EMBEDDED, postgres);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  /// A new, empty database with the schema and the two roles of each of the services.
  public PostgresDatabase create(String service) {
    var database = service + "_" + databases.incrementAndGet();
    drop(database);
    createDatabase(database);
    var owner = new Login(service + "_owner", service + "-owner");
    var role = new Login(service, service);
    createService(database, service, owner, role);
    return new PostgresDatabase(this, database, service, owner, role);
  }

  /// Makes a database, unless it is there.
  public void createDatabase(String database) {
    try (var connection = connect("postgres")) {
      var operator = new OperatorSql(connection);
      if (!operator.exists("SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        operator.run("CREATE DATABASE :\"database\"", Map.of("database", database));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not create the database " + database, e);
    }
  }

  /// Makes what an operator makes for a service in a directorate's database: the two roles, unless
  /// the server has them (then their passwords become these), and the schema, unless it is there.
  public synchronized void createService(String database, String service, Login owner, Login role) {
    try (var connection = connect(database)) {
      var operator = new OperatorSql(connection);
      var variables =
          Map.of(
              "database", database,
              "schema", service,
              "owner", owner.username(),
              "owner_password", owner.password(),
              "role", role.username(),
              "role_password", role.password());
      if (operator.exists("SELECT 1 FROM pg_roles WHERE rolname = ?", role.username())) {
        operator.run("ALTER ROLE :\"owner\" PASSWORD :'owner_password'", variables);
        operator.run("ALTER ROLE :\"role\" PASSWORD :'role_password'", variables);
      } else {
        operator.run(OperatorSql.resource("roles.sql"), variables);
      }
      if (!operator.exists("SELECT 1 FROM pg_namespace WHERE nspname = ?", service)) {
        operator.run(OperatorSql.resource("schema.sql"), variables);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not prepare " + database + " for " + service, e);
    }
  }

  void drop(String database) {
    try (var connection = connect("postgres")) {
      new OperatorSql(connection)
          .run("DROP DATABASE IF EXISTS :\"database\" WITH (FORCE)", Map.of("database", database));
    } catch (SQLException e) {
      throw new IllegalStateException("could not drop the database " + database, e);
    }
  }

  /// The JDBC address of a database on this server, without a user.
  public String url(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  public int port() {
    return port;
  }

  /// The same for the programs that come with PostgreSQL, as their environment and as the
  /// superuser.
  public Map<String, String> environment() {
    return Map.of(
        "PGHOST", host,
        "PGPORT", Integer.toString(port),
        "PGUSER", superuser.username(),
        "PGPASSWORD", superuser.password());
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), superuser.username(), superuser.password());
  }

  /// Stops the server; its data goes with it unless it was given a folder to keep.
  @Override
  public void close() {
    try {
      process.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  /// Only the superuser comes in without a password, and only from this machine: it is how the
  /// embedded server finds out that it is up.
  private static void requirePasswords(File data) {
    try {
      Files.writeString(
          data.toPath().resolve("pg_hba.conf"),
          """
          host all postgres 127.0.0.1/32 trust
          host all postgres ::1/128      trust
          host all all      127.0.0.1/32 scram-sha-256
          host all all      ::1/128      scram-sha-256
          """);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write pg_hba.conf", e);
    }
  }

  private static final class Shared {
    static final PostgresServer SERVER = find();

    private static PostgresServer find() {
      var elsewhere = System.getProperty(SHARED);
      if (elsewhere == null) {
        return start(Options.TEMPORARY);
      }
      int colon = elsewhere.lastIndexOf(':');
      var password = Objects.requireNonNull(System.getProperty(SHARED + ".password"));
      return at(
          elsewhere.substring(0, colon),
          Integer.parseInt(elsewhere.substring(colon + 1)),
          new Login("postgres", password));
    }
  }
}
