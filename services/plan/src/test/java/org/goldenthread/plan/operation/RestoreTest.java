package org.goldenthread.plan.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldenthread.plan.operation.Writers.Acknowledged;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that was backed up while everybody was writing, and restored by the commands of
/// `helm/README.md` for roles of other names. Without PostgreSQL's own programs these are skipped,
/// and fail with `-Dtools.required=true`.
class RestoreTest {
  private static final String ALIKE =
      "select regexp_replace(pg_get_functiondef(oid), '\\s+', ' ', 'g') from pg_proc where"
          + " pronamespace = 'plan'::regnamespace union all select indexdef from pg_indexes where"
          + " schemaname = 'plan' union all select pg_get_triggerdef(t.oid) || t.tgenabled::text"
          + " from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace ="
          + " 'plan'::regnamespace and not t.tgisinternal union all select conrelid::regclass || '"
          + " ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where"
          + " connamespace = 'plan'::regnamespace union all select relname || ' ' ||"
          + " coalesce(obj_description(oid, 'pg_class'), '') || ' ' || coalesce((select"
          + " string_agg(a::text, ',' order by a::text) from unnest(relacl) a), '') from pg_class"
          + " where relnamespace = 'plan'::regnamespace and relkind = 'r' order by 1";
  private static final String STEPS =
      "select version || checksum || installed_on from flyway_schema_history order by 1";

  private static @Nullable Restoration made;

  @BeforeAll
  static void backUpAndRestore(@TempDir Path folder) throws IOException, InterruptedException {
    require(
        OperatorCommands.absent().isEmpty(),
        "not on this machine's PATH: " + OperatorCommands.absent());
    require(
        OperatorCommands.version() >= Restoration.serverVersion(),
        "pg_dump is older than the server of the tests");
    made = Restoration.underLoad(folder);
  }

  private static void require(boolean there, String otherwise) {
    assertTrue(there || !Boolean.getBoolean("tools.required"), otherwise);
    assumeTrue(there, otherwise);
  }

  @AfterAll
  static void stop() {
    if (made != null) {
      made.close();
    }
  }

  @Test
  void what_was_acknowledged_before_the_backup_is_there() {
    Set<Unit> there = Set.copyOf(restored().desk().units(restored().end()));

    for (Acknowledged one : restored().before()) {
      assertTrue(there.contains(one.moved()), one.moved()::toString);
    }
    assertTrue(there.size() >= restored().before().size());
  }

  @Test
  void what_was_begun_after_the_backup_is_not_there() {
    Set<String> there =
        restored().desk().units(restored().end()).stream()
            .map(Unit::getName)
            .collect(Collectors.toSet());

    assertFalse(restored().later().isEmpty());
    for (Acknowledged one : restored().later()) {
      assertFalse(there.contains(one.made().getName()), one.made()::getName);
    }
  }

  @Test
  void every_record_has_its_history_and_its_row_in_the_log() {
    String versions = sql("select count(*) from unit_history");

    assertEquals(versions, sql("select count(*) from change where kind = 'Unit'"));
    assertEquals(
        "0",
        sql(
            "select count(*) from unit u full join (select id, etag, recorded_from"
                + " from unit_history where recorded_to = 'infinity') h on h.id = u.id"
                + " where u.etag is distinct from h.etag"
                + " or u.update_time is distinct from h.recorded_from"));
  }

  @Test
  void the_past_answers_as_before() {
    List<Acknowledged> before = restored().before();
    for (int i = 0; i < before.size(); i += 1 + before.size() / 5) {
      var instant = Desk.instant(before.get(i).made().getUpdateTime());

      List<Unit> then = restored().original().units(instant);
      assertFalse(then.isEmpty());
      assertEquals(then, restored().desk().units(instant));
      assertEquals(restored().original().log(instant), restored().desk().log(instant));
    }
  }

  @Test
  void a_reader_goes_on_from_what_the_backup_holds() {
    List<Change> log = restored().desk().log(restored().end());
    int half = log.size() / 2;

    List<Change> rest = restored().desk().watch(log.get(half - 1).getCursor(), log.size() - half);

    assertEquals(log.subList(half, log.size()), rest);
  }

  @Test
  void a_reader_of_what_was_lost_is_told_so_and_skips_nothing() {
    for (String lost : List.of(restored().lostChange(), restored().lostHeartbeat())) {
      var refused =
          assertThrows(StatusRuntimeException.class, () -> restored().desk().watch(lost, 1));

      assertEquals(Code.INVALID_ARGUMENT, refused.getStatus().getCode());
      assertTrue(
          String.valueOf(refused.getMessage()).contains("restored to an earlier state"),
          refused::toString);
    }
    // Where it was given out it stands.
    restored().original().heartbeat(restored().lostHeartbeat());
  }

  @Test
  void a_repeated_call_has_no_second_effect_and_a_lost_one_has_its_first() {
    Acknowledged held = restored().before().getFirst();
    Acknowledged lost = restored().later().getLast();
    String changes = "select count(*) from change where request_id = ?";

    assertEquals(held.made(), restored().desk().create(held.request()));
    assertEquals("1", sql(changes, held.request().getRequestId()));
    assertEquals("0", sql(changes, lost.request().getRequestId()));
    assertNotEquals(held.made(), restored().desk().create(lost.request()));
    assertEquals("1", sql(changes, lost.request().getRequestId()));
  }

  @Test
  void numbers_go_on_and_what_is_recorded_anew_is_read_after_all_else() {
    String last = sql("select max(sequence) from change");
    String place = restored().desk().log(restored().end()).getLast().getCursor();
    Unit unit = restored().desk().create(Desk.newUnit("anew", UUID.randomUUID().toString()));

    Unit moved = restored().desk().move(unit, 7);

    List<Change> log = restored().desk().log(Desk.instant(moved.getUpdateTime()));
    assertTrue(log.getLast().getSequence() > Long.parseLong(last));
    assertEquals(moved.getName(), log.getLast().getResource());
    assertFalse(restored().desk().watch(place, 2).isEmpty());
    assertEquals("2", sql("select count(*) from unit_history where id = 'anew'"));
  }

  @Test
  void the_schema_is_the_same_and_the_rights_are_those_of_the_new_roles() {
    List<String> there = Sql.as(restored().source()::connectAsOwner, RestoreTest::alike);

    assertEquals(
        there.stream().map(line -> line.replaceAll("\\bplan(_owner)?=", "els_plan$1=")).toList(),
        Sql.as(restored()::connectAsOwner, RestoreTest::alike).stream()
            .map(line -> line.replaceAll("/els_plan_owner\\b", "/plan_owner"))
            .toList());
    restored().checked().says("schema", "OK");
    restored().checked().says("role", "OK", "els_plan may read and record");
  }

  @Test
  void before_it_is_migrated_the_checklist_says_what_the_role_lacks() {
    restored().unmigrated().says("schema", "MISSING", "cannot read how far plan is", "`migrate`");
    restored().unmigrated().says("role", "MISSING", "els_plan may not use what is in plan");
  }

  @Test
  void migrating_takes_no_step_and_changes_nothing_more() {
    List<String> before = Sql.as(restored()::connectAsOwner, RestoreTest::alike);
    var steps = Sql.as(restored()::connectAsOwner, owner -> Sql.texts(owner, STEPS));

    restored().migrate();

    assertEquals(before, Sql.as(restored()::connectAsOwner, RestoreTest::alike));
    assertEquals(steps, Sql.as(restored()::connectAsOwner, owner -> Sql.texts(owner, STEPS)));
    assertEquals(
        steps, Sql.as(restored().source()::connectAsOwner, owner -> Sql.texts(owner, STEPS)));
  }

  @Test
  void the_role_cannot_alter_what_was_restored() {
    for (String sql :
        List.of(
            "delete from change",
            "update unit_history set recorded_to = 'infinity'",
            "delete from unit_history",
            "update flyway_schema_history set success = false",
            "alter table unit disable trigger record_history")) {
      Sql.as(
          restored()::connect,
          role -> {
            var refused = assertThrows(SQLException.class, () -> Sql.run(role, sql), sql);
            assertEquals("42501", refused.getSQLState(), sql);
            return true;
          });
    }
  }

  private static List<String> alike(java.sql.Connection connection) {
    return List.copyOf(new java.util.TreeSet<>(new HashSet<>(Sql.texts(connection, ALIKE))));
  }

  private static String sql(String query, Object... parameters) {
    return Sql.as(restored()::connect, role -> Sql.text(role, query, parameters));
  }

  private static Restoration restored() {
    return Objects.requireNonNull(made);
  }
}
