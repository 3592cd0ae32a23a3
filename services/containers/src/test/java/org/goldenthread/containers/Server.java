package org.goldenthread.containers;

import java.util.Locale;
import java.util.Objects;
import org.goldenthread.testing.postgres.Login;
import org.goldenthread.testing.postgres.PostgresServer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The PostgreSQL servers that are supported: their ends, between which the others lie.
enum Server {
  OLDEST,
  NEWEST;

  static final Login SUPERUSER = new Login("postgres", "superuser");

  /// A container of it, not yet started.
  ///
  /// @param settings of the server: `fsync=off`
  PostgreSQLContainer container(String... settings) {
    var name = "containers.postgres." + name().toLowerCase(Locale.ROOT);
    var image = Objects.requireNonNull(System.getProperty(name), name);
    var command = new StringBuilder("postgres -c max_connections=400");
    for (var setting : settings) {
      command.append(" -c ").append(setting);
    }
    return new PostgreSQLContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"))
        .withUsername(SUPERUSER.username())
        .withPassword(SUPERUSER.password())
        // As the tests' own server is: a query that needs a language's order names it.
        .withEnv("POSTGRES_INITDB_ARGS", "--locale=C.UTF-8")
        .withCommand(command.toString());
  }

  /// The server in a container that runs, as this machine reaches it.
  static PostgresServer in(PostgreSQLContainer container) {
    return PostgresServer.at(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        SUPERUSER);
  }
}
