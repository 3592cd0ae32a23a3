package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// A program and a schema that fit each other, or not.
class StartTest {
  @Test
  void a_program_that_is_too_old_for_the_schema_refuses_to_start_and_touches_nothing() {
    try (var database = PostgresDatabase.create("plan")) {
      start(database, true).close();
      Sql.as(
          database::connectAsOwner,
          owner -> {
            Sql.run(owner, "update schema_compatibility set oldest_program = 2");
            Sql.run(owner, "drop trigger record_history on unit");
            return true;
          });

      for (boolean migrate : new boolean[] {false, true}) {
        var refusal = assertThrows(RuntimeException.class, () -> start(database, migrate).close());
        assertTrue(
            said(refusal)
                .contains(
                    "The schema plan is for programs from 2 on, and this is 1: install a newer"
                        + " release"),
            () -> said(refusal));
      }
      String triggers =
          "select count(*) from pg_trigger where tgname = 'record_history'"
              + " and tgrelid = 'unit'::regclass";
      assertEquals("0", Sql.as(database::connectAsOwner, owner -> Sql.text(owner, triggers)));
    }
  }

  @Test
  void a_program_without_a_migrated_schema_says_what_is_missing() {
    try (var database = PostgresDatabase.create("plan")) {
      var refusal = assertThrows(RuntimeException.class, () -> start(database, false).close());

      assertTrue(
          said(refusal).contains("The schema plan cannot be read: is the database there"),
          () -> said(refusal));
    }
  }

  @Test
  void migrating_again_changes_nothing() {
    try (var database = PostgresDatabase.create("plan")) {
      start(database, true).close();
      String everything =
          "select string_agg(pg_get_functiondef(oid), '' order by proname) from pg_proc"
              + " where pronamespace = current_schema()::regnamespace union all"
              + " select string_agg(indexdef, '' order by indexname) from pg_indexes"
              + " where schemaname = current_schema() union all"
              + " select string_agg(relname || relacl::text, '' order by relname) from pg_class"
              + " where relnamespace = current_schema()::regnamespace and relkind in ('r', 'v')";
      var before = Sql.as(database::connectAsOwner, owner -> Sql.texts(owner, everything));

      start(database, true).close();

      assertEquals(before, Sql.as(database::connectAsOwner, owner -> Sql.texts(owner, everything)));
    }
  }

  @Test
  void a_migration_that_fails_does_not_tell_what_the_row_held() {
    try (var database = PostgresDatabase.create("plan")) {
      start(database, true).close();
      Sql.as(
          database::connectAsOwner,
          owner -> {
            Sql.run(owner, "delete from schema_compatibility");
            Sql.run(
                owner,
                "alter table schema_compatibility add column keeper text default 'Robin Vale',"
                    + " add column forgotten text not null");
            return true;
          });

      var refusal = assertThrows(RuntimeException.class, () -> start(database, true).close());

      assertTrue(said(refusal).contains("forgotten"), () -> said(refusal));
      assertFalse(said(refusal).contains("Robin Vale"), () -> said(refusal));
    }
  }

  @Test
  void the_argument_migrate_fills_a_schema_that_nobody_has_touched() {
    try (var database = PostgresDatabase.create("plan")) {
      Map<String, Object> settings = settings(database);
      settings.remove("goldenthread.database.migrate");
      settings.forEach((key, value) -> System.setProperty(key, value.toString()));
      try {
        ServiceApplication.run("plan", StartTest.class, new String[] {"migrate"});
      } finally {
        settings.keySet().forEach(System::clearProperty);
      }

      start(database, false).close();
    }
  }

  private static ApplicationContext start(PostgresDatabase database, boolean migrate) {
    Map<String, Object> settings = settings(database);
    settings.put("goldenthread.database.migrate", migrate);
    settings.put("grpc.server.enabled", false);
    return ServiceApplication.builder("plan", settings).start();
  }

  private static Map<String, Object> settings(PostgresDatabase database) {
    Map<String, Object> settings = new LinkedHashMap<>(database.properties());
    settings.put("goldenthread.directorate", "fsc");
    settings.put("goldenthread.identity.issuer", "http://localhost:1/nobody");
    settings.put("goldenthread.identity.audience", "goldenthread");
    return settings;
  }

  /// All that the failure and its causes say.
  private static String said(Throwable failed) {
    StringBuilder said = new StringBuilder();
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      said.append(cause.getMessage()).append('\n');
    }
    return said.toString();
  }
}
