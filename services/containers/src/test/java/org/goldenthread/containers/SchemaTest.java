package org.goldenthread.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An image on a schema that a newer release has migrated.
class SchemaTest {
  @AutoClose private static Directorate directorate;

  @BeforeAll
  static void begin() {
    directorate = Directorate.on(Server.OLDEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity"})
  void a_service_runs_on_the_next_schema_until_that_says_it_is_too_old(String service) {
    directorate.migrate(service);
    migrateFurther(service);

    // As after a rollback, whose migration runs before its pods do.
    directorate.migrate(service);
    try (var program = directorate.serve(service)) {
      var records = new Records(directorate, program, service);
      assertTrue(records.tellsOf(records.make("Written by the older")), program::log);
    }

    outlaw(service);
    assertRefused(service, directorate.environment(service));
    assertRefused(service, directorate.ownerEnvironment(service), "migrate");
  }

  /// The next release's migration, after all of this one's.
  private static void migrateFurther(String service) {
    var owner = Directorate.owner(service);
    var steps =
        Flyway.configure()
            .dataSource(directorate.url(), owner.username(), owner.password())
            .defaultSchema(service)
            .schemas(service)
            .createSchemas(false)
            .locations("classpath:newer")
            // Those of this release are in the image only.
            .ignoreMigrationPatterns("*:missing")
            .load()
            .migrate();
    assertEquals(1, steps.migrationsExecuted);
  }

  /// A migration that breaks older programs ends with this.
  private static void outlaw(String service) {
    Sql.as(
        () -> directorate.connectAsOwner(service),
        owner -> {
          Sql.run(owner, "update schema_compatibility set oldest_program = 2");
          return true;
        });
  }

  private static void assertRefused(
      String service, Map<String, String> environment, String... arguments) {
    try (var program = Program.start(directorate, service, environment, arguments)) {
      assertNotEquals(0, program.awaitExit());
      assertTrue(
          program
              .log()
              .contains(
                  "The schema %s is for programs from 2 on, and this is 1: install a newer release"
                      .formatted(service)),
          program::log);
    }
  }
}
