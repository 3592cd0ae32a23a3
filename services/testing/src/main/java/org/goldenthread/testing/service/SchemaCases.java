package org.goldenthread.testing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// What must hold of every service's schema once it is migrated: each table of records and its twin
/// hold together, and the role that runs the service cannot touch what was recorded.
public final class SchemaCases {
  private static final String RECORDS =
      "select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid"
          + " where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'"
          + " and a.attname = 'etag' and c.relname not like '%\\_history' order by 1";
  private static final String COLUMNS =
      "select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attcollation"
          + " from pg_attribute a where a.attrelid = ?::regclass and a.attnum > 0"
          + " and not a.attisdropped and a.attname not in ('recorded_from', 'recorded_to')"
          + " order by 1";
  private static final String INDEXES =
      "select regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', '') from pg_index i"
          + " where i.indrelid = ?::regclass and not i.indisprimary and i.indisvalid"
          + " and pg_get_indexdef(i.indexrelid) not like '%WHERE (recorded_to =%' order by 1";
  private static final String OWN_INDEXES =
      "select (case when indisunique then 'unique ' else '' end)"
          + " || regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') from pg_index"
          + " where indrelid = ?::regclass and indisunique order by 1";
  private static final String TRIGGER =
      "select tgenabled::text || ' ' || pg_get_triggerdef(oid) from pg_trigger"
          + " where tgrelid = ?::regclass and tgname = 'record_history'";
  private static final String MAY =
      "select c.relname || ' ' || p from pg_class c,"
          + " unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p"
          + " where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'"
          + " and has_table_privilege(?, c.oid, p) and (c.relname like '%\\_history'"
          + " or c.relname in ('change', 'schema_compatibility')"
          + " or obj_description(c.oid, 'pg_class') like 'append-only%'"
          + " or p in ('TRUNCATE', 'REFERENCES', 'TRIGGER')) order by 1";
  private static final String OWNS =
      "select relname from pg_class where relowner = ?::regrole union all"
          + " select proname from pg_proc where proowner = ?::regrole union all"
          + " select nspname from pg_namespace where nspname not like 'pg\\_%'"
          + " and (nspowner = ?::regrole or has_schema_privilege(?, oid, 'CREATE'))";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  private final PostgresDatabase database;
  private final List<String> tables;

  private SchemaCases(PostgresDatabase database) {
    this.database = database;
    this.tables = Sql.as(database::connectAsOwner, owner -> Sql.texts(owner, RECORDS));
  }

  /// The cases of a service's schema and lists, on a database of their own.
  ///
  /// @param beans put in the place of what another service would answer
  public static Stream<DynamicTest> of(String service, Object... beans) {
    var running = ServiceUnderTest.start(service, beans);
    var cases = new SchemaCases(running.database());
    return Stream.of(cases.all(), ListCases.of(running))
        .flatMap(stream -> stream)
        .onClose(running::close);
  }

  private Stream<DynamicTest> all() {
    return Stream.concat(
        tables.stream().map(table -> test(table + " and its twin hold together", twin(table))),
        Stream.of(
            test("there are tables of records", () -> assertFalse(tables.isEmpty())),
            test("the role may only add to what is kept for ever", this::privileges),
            test("the role is refused when it tries", this::refusals)));
  }

  private Executable twin(String table) {
    return () -> {
      try (Connection owner = database.connectAsOwner()) {
        String twin = table + "_history";
        assertEquals(Sql.texts(owner, COLUMNS, table), Sql.texts(owner, COLUMNS, twin));
        assertEquals(Sql.texts(owner, INDEXES, table), Sql.texts(owner, INDEXES, twin));
        assertEquals(
            List.of(
                "unique btree (id) WHERE (recorded_to = 'infinity'::timestamp with time zone)",
                "unique btree (id, recorded_from)"),
            Sql.texts(owner, OWN_INDEXES, twin));
        assertEquals(
            List.of(
                "O CREATE TRIGGER record_history AFTER INSERT OR DELETE OR UPDATE ON %1$s.%2$s FOR EACH ROW EXECUTE FUNCTION %2$s_record_history()"
                    .formatted(database.schema(), table)),
            Sql.texts(owner, TRIGGER, table).stream()
                .map(found -> found.replace("FUNCTION " + database.schema() + ".", "FUNCTION "))
                .toList());
      }
    };
  }

  private void privileges() throws SQLException {
    String role = database.role().username();
    try (Connection owner = database.connectAsOwner()) {
      assertEquals(
          List.of("change INSERT"),
          Sql.texts(owner, MAY, role).stream().filter(may -> !appendOnly(owner, may)).toList());
      assertEquals(List.of(), Sql.texts(owner, OWNS, role, role, role, role));
    }
  }

  /// Records that are kept as revisions may be added to, as the change log may.
  private static boolean appendOnly(Connection owner, String may) {
    String table = may.substring(0, may.indexOf(' '));
    return may.endsWith(" INSERT")
        && Sql.texts(owner, "select obj_description(?::regclass, 'pg_class')", table)
            .getFirst()
            .startsWith("append-only");
  }

  private void refusals() throws SQLException {
    try (Connection role = database.connect()) {
      denied(role, "update change set actor = 'another'");
      denied(role, "delete from change");
      denied(role, "truncate change");
      denied(role, "create table mine (id text)");
      denied(role, "update schema_compatibility set oldest_program = 0");
      denied(role, "set session_replication_role = replica");
      for (String table : tables) {
        denied(role, "update %s_history set recorded_to = 'infinity'".formatted(table));
        denied(role, "delete from %s_history".formatted(table));
        denied(role, "insert into %1$s_history select * from %1$s_history".formatted(table));
        denied(role, "alter table %s disable trigger record_history".formatted(table));
        denied(role, "alter table %s add column more text".formatted(table));
        denied(role, "drop function %s_record_history() cascade".formatted(table));
      }
    }
  }

  private static void denied(Connection role, String sql) {
    var refusal = assertThrows(SQLException.class, () -> Sql.run(role, sql), sql);
    assertEquals(INSUFFICIENT_PRIVILEGE, refusal.getSQLState(), sql);
  }

  private static DynamicTest test(String name, Executable work) {
    return DynamicTest.dynamicTest(name, work);
  }
}
