package org.goldenthread.chassis.server;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.annotation.PostConstruct;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.goldenthread.chassis.server.DatabaseConfig.OwnerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date as its owner, and refuses to serve on one that has left this
/// program behind.
///
/// A service's own steps are `db/migration/V*.sql`; what every schema has besides comes from
/// `db/chassis` around them.
@Context
@Requires(beans = DataSource.class)
public final class Migrations {
  /// What this program can run on. A migration that breaks older programs raises
  /// `schema_compatibility.oldest_program`, and the release that brings it raises this.
  static final int PROGRAM = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private final DatabaseConfig config;
  private final DataSource database;

  Migrations(DatabaseConfig config, DataSource database, DataSourceResolver pools) {
    this.config = config;
    // The pool itself: the data source that is injected gives connections to calls only.
    this.database = pools.resolve(database);
  }

  @PostConstruct
  void prepare() {
    if (config.migrate()) {
      migrate();
    }
    requireCompatible();
  }

  /// Runs what is missing.
  ///
  /// @throws IllegalStateException where the owner's role is not configured
  public void migrate() {
    OwnerConfig owner = config.owner();
    if (owner == null || owner.username() == null) {
      throw new IllegalStateException(
          "To migrate, set goldenthread.database.owner.username and .password: the role that owns"
              + " the schema.");
    }
    int steps =
        steps(config)
            .dataSource(
                // What a row held stays out of the logs here too.
                config.url()
                    + "?ApplicationName=migrate&logServerErrorDetail=false"
                    + config.parameters(),
                owner.username(),
                owner.password())
            .connectRetries(10)
            .load()
            .migrate()
            .migrationsExecuted;
    LOG.atInfo().addKeyValue("schema", config.schema()).addKeyValue("steps", steps).log("migrated");
  }

  /// The steps of this program's schema, without whoever takes or counts them.
  static FluentConfiguration steps(DatabaseConfig config) {
    return Flyway.configure()
        .defaultSchema(config.schema())
        .schemas(config.schema())
        .createSchemas(false)
        .locations("classpath:db/chassis", "classpath:db/migration")
        .placeholders(Map.of("run_role", config.username(), "program", "" + PROGRAM))
        .validateMigrationNaming(true);
  }

  private void requireCompatible() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select oldest_program from schema_compatibility")) {
      if (result.next() && result.getInt(1) > PROGRAM) {
        throw new IllegalStateException(
            "The schema %s is for programs from %d on, and this is %d: install a newer release, or restore the schema of this one."
                .formatted(config.schema(), result.getInt(1), PROGRAM));
      }
    } catch (SQLException missing) {
      throw new IllegalStateException(
          "The schema %s cannot be read: is the database there, has `migrate` run, and may the role %s use it?"
              .formatted(config.schema(), config.username()),
          missing);
    }
  }
}
