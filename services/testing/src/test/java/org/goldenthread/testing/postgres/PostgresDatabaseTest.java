package org.goldenthread.testing.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDatabaseTest {
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String INVALID_PASSWORD = "28P01";

  @Test
  void the_owner_makes_tables_and_the_role_uses_what_it_was_granted() throws SQLException {
    try (var database = PostgresDatabase.create("plan");
        var owner = database.connectAsOwner();
        var role = database.connect()) {
      execute(owner, "CREATE TABLE thing (id text PRIMARY KEY)");
      execute(owner, "GRANT SELECT, INSERT ON thing TO plan");

      execute(role, "INSERT INTO thing VALUES ('a')");

      assertEquals("a", query(role, "SELECT id FROM thing"));
      assertDenied(role, "DELETE FROM thing");
    }
  }

  @Test
  void the_role_cannot_make_tables_but_may_stage_rows_in_temporary_ones() throws SQLException {
    try (var database = PostgresDatabase.create("plan");
        var role = database.connect()) {
      assertDenied(role, "CREATE TABLE thing (id text)");
      assertDenied(role, "CREATE TABLE public.thing (id text)");
      execute(role, "CREATE TEMPORARY TABLE staged (id text)");
    }
  }

  @Test
  void a_service_cannot_enter_the_database_of_another() {
    try (var plan = PostgresDatabase.create("plan");
        var risk = PostgresDatabase.create("risk")) {
      var refusal =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(plan.url(), "risk", risk.role().password()));
      assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState());
    }
  }

  @Test
  void a_wrong_password_is_refused() {
    try (var database = PostgresDatabase.create("plan")) {
      var refusal =
          assertThrows(
              SQLException.class,
              () -> DriverManager.getConnection(database.url(), "plan", "guessed"));
      assertEquals(INVALID_PASSWORD, refusal.getSQLState());
    }
  }

  @Test
  void every_database_is_a_fresh_one() {
    try (var first = PostgresDatabase.create("plan");
        var second = PostgresDatabase.create("plan")) {
      assertNotEquals(first.url(), second.url());
    }
  }

  @Test
  void a_durable_server_syncs_and_keeps_its_data_in_the_folder_it_was_given(@TempDir Path data)
      throws SQLException {
    var options = new PostgresServer.Options(0, data.resolve("postgres"), true);
    var owner = new Login("plan_owner", "one");
    try (var server = PostgresServer.start(options)) {
      server.createDatabase("fsc");
      server.createService("fsc", "plan", owner, new Login("plan", "two"));
      try (var connection = DriverManager.getConnection(server.url("fsc"), "plan_owner", "one")) {
        assertEquals("on", query(connection, "SHOW fsync"));
        assertEquals("on", query(connection, "SHOW synchronous_commit"));
        execute(connection, "CREATE TABLE plan.kept AS SELECT 'kept' AS word");
      }
    }
    try (var server = PostgresServer.start(options)) {
      server.createDatabase("fsc");
      server.createService("fsc", "plan", new Login("plan_owner", "new"), new Login("plan", "x"));
      try (var connection = DriverManager.getConnection(server.url("fsc"), "plan_owner", "new")) {
        assertEquals("kept", query(connection, "SELECT word FROM plan.kept"));
      }
    }
  }

  @Test
  void text_is_utf_8_and_its_case_folds_beyond_ascii() throws SQLException {
    try (var database = PostgresDatabase.create("plan");
        var role = database.connect()) {
      assertEquals("UTF8", query(role, "SHOW server_encoding"));
      assertEquals("élan", query(role, "SELECT lower('ÉLAN')"));
      assertTrue(query(role, "SELECT 'b' < 'Á' COLLATE \"en-GB-x-icu\"").equals("f"));
    }
  }

  private static void assertDenied(Connection connection, String sql) {
    var refusal = assertThrows(SQLException.class, () -> execute(connection, sql));
    assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
