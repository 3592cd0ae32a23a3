package org.goldenthread.chassis.server;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;
import org.goldenthread.chassis.checklist.ServiceDatabase;

/// Whether the schema is there, has had every step of this program, and has not left it behind.
@Singleton
@Order(30)
@Requires(beans = ServiceDatabase.class)
final class SchemaItem implements ChecklistItem {
  private static final String MIGRATE =
      "helm upgrade with migration.enabled, and read the log of its Job where that fails; or run"
          + " the image with `migrate`";

  private final ServiceDatabase database;
  private final BeanProvider<DatabaseConfig> config;

  SchemaItem(ServiceDatabase database, BeanProvider<DatabaseConfig> config) {
    this.database = database;
    this.config = config;
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public Finding look() throws SQLException {
    DatabaseConfig known = config.get();
    String schema = known.schema();
    if (isAbsent("to_regnamespace(?)", schema)) {
      return Finding.missing(
          "there is no schema " + schema,
          "make it in this database, by schema.sql; then " + MIGRATE);
    }
    if (isAbsent("to_regclass(?)", "schema_compatibility")
        || isAbsent("to_regclass(?)", "flyway_schema_history")) {
      return Finding.missing("%s has not been migrated".formatted(schema), MIGRATE);
    }
    if (!mayRead("schema_compatibility") || !mayRead("flyway_schema_history")) {
      return Finding.missing(
          "%s cannot read how far %s is".formatted(database.username(), schema), MIGRATE);
    }
    int oldest =
        database.one("select oldest_program from schema_compatibility", row -> row.getInt(1));
    if (oldest > Migrations.PROGRAM) {
      return Finding.wrong(
          "%s is for programs from %d on, and this is %d"
              .formatted(schema, oldest, Migrations.PROGRAM),
          "install a newer release, or restore the schema of this one");
    }
    MigrationInfo[] steps =
        Migrations.steps(known)
            .dataSource(database.url(), database.username(), database.password())
            .load()
            .info()
            .all();
    return judge(schema, steps);
  }

  private Finding judge(String schema, MigrationInfo[] steps) {
    List<String> failed =
        Arrays.stream(steps).filter(step -> step.getState().isFailed()).map(this::say).toList();
    if (!failed.isEmpty()) {
      return Finding.wrong("%s: %s failed".formatted(schema, failed), MIGRATE);
    }
    List<String> missing =
        Arrays.stream(steps).filter(step -> !step.getState().isApplied()).map(this::say).toList();
    return missing.isEmpty()
        ? Finding.ok("%s has had every step of this program, %d".formatted(schema, steps.length))
        : Finding.missing("%s has not had %s".formatted(schema, missing), MIGRATE);
  }

  private String say(MigrationInfo step) {
    return step.getVersion() + " " + step.getDescription();
  }

  private boolean isAbsent(String lookup, String name) throws SQLException {
    return database.one("select " + lookup + " is null", row -> row.getBoolean(1), name);
  }

  private boolean mayRead(String table) throws SQLException {
    return database.one("select has_table_privilege(?, 'SELECT')", row -> row.getBoolean(1), table);
  }
}
