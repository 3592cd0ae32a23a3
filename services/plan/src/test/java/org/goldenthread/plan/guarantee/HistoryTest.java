package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.server.Migrations;
import org.goldenthread.plan.v1.DeleteUnitRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What was recorded by an instant, and that nothing alters it afterwards.
class HistoryTest {
  private static final Fsc FSC = Fsc.start(Map.of());

  @AfterAll
  static void stop() {
    FSC.close();
  }

  @Test
  void what_stood_before_a_column_was_added_still_answers() {
    var before = FSC.makeUnit("expanded");
    FSC.asOwner(
        owner -> {
          // As a later migration would: dropped from table and twin so that it can come anew.
          Sql.run(owner, "alter table unit drop column abbreviation");
          Sql.run(owner, "alter table unit_history drop column abbreviation");
          Sql.run(owner, "alter table unit add column abbreviation text not null default 'n/a'");
          Sql.run(owner, "alter table unit disable trigger record_history");
          Sql.run(owner, "update unit set abbreviation = 'EX' where id = 'expanded'");
          return true;
        });

    FSC.asOwner(
        owner -> {
          Sql.run(owner, "alter table unit enable trigger record_history");
          return true;
        });
    FSC.service().bean(Migrations.class).migrate();

    assertEquals("EX", FSC.readUnit("expanded").getAbbreviation());
    assertEquals(
        "EX", FSC.unitAt("expanded", Fsc.instant(before.getUpdateTime())).getAbbreviation());
    assertEquals("", FSC.makeUnit("made-after").getAbbreviation());
    assertEquals("", FSC.unitAt("made-after", Instant.now()).getAbbreviation());
  }

  @Test
  void a_version_that_had_ended_before_a_column_was_added_reads_as_its_default() {
    var first = FSC.makeUnit("ended");
    FSC.units()
        .deleteUnit(
            DeleteUnitRequest.newBuilder()
                .setName(first.getName())
                .setEtag(first.getEtag())
                .build());
    FSC.asOwner(
        owner -> {
          Sql.run(owner, "alter table unit drop column other_names");
          Sql.run(owner, "alter table unit_history drop column other_names");
          Sql.run(
              owner, "alter table unit add column other_names text[] not null default '{\"old\"}'");
          return true;
        });

    FSC.service().bean(Migrations.class).migrate();

    assertEquals(
        List.of("old"),
        FSC.unitAt("ended", Fsc.instant(first.getUpdateTime())).getOtherNamesList());
  }

  @Test
  void a_record_never_stands_twice_at_one_instant() throws SQLException {
    var unit = FSC.makeUnit("twice");
    try (Connection early = FSC.open()) {
      FSC.units()
          .deleteUnit(
              DeleteUnitRequest.newBuilder()
                  .setName(unit.getName())
                  .setEtag(unit.getEtag())
                  .build());

      // Its instant lies before the removal, so the past would hold two of them.
      var refusal = assertThrows(SQLException.class, () -> insert(early, "twice"));

      assertEquals("40001", refusal.getSQLState());
      early.rollback();
    }
    assertEquals(unit.getEtag(), FSC.unitAt("twice", Fsc.instant(unit.getUpdateTime())).getEtag());
  }

  @Test
  void a_change_begun_before_another_of_the_same_record_is_refused() throws SQLException {
    FSC.makeUnit("overtaken");
    try (Connection early = FSC.open();
        Connection late = FSC.open()) {
      Fsc.move(late, "overtaken", 2);
      late.commit();

      var refusal = assertThrows(SQLException.class, () -> Fsc.move(early, "overtaken", 1));

      assertEquals("40001", refusal.getSQLState());
    }
  }

  @Test
  void whoever_runs_the_service_cannot_choose_an_instant_of_the_past() throws SQLException {
    var unit = FSC.makeUnit("forged");
    String recorded = Fsc.instant(unit.getUpdateTime()).toString();
    try (Connection role = FSC.service().database().connect()) {
      role.setAutoCommit(false);
      Sql.text(role, "select set_config('goldenthread.instant', ?, true)", recorded);

      var refusal = assertThrows(SQLException.class, () -> Fsc.move(role, "forged", 66));

      assertEquals("40001", refusal.getSQLState());
    }
  }

  @Test
  void whoever_runs_the_service_cannot_replace_a_version_that_another_wrote() throws SQLException {
    try (Connection role = FSC.open()) {
      var unit = FSC.makeUnit("replaced");
      String recorded = Fsc.instant(unit.getUpdateTime()).toString();
      Sql.text(role, "select set_config('goldenthread.instant', ?, true)", recorded);

      var refusal = assertThrows(SQLException.class, () -> Fsc.move(role, "replaced", 66));

      assertEquals("40001", refusal.getSQLState());
    }
  }

  @Test
  void changes_of_one_record_in_one_transaction_are_one_version() throws SQLException {
    FSC.makeUnit("thrice");
    try (Connection one = FSC.open()) {
      Fsc.move(one, "thrice", 1);
      Fsc.move(one, "thrice", 2);
      one.commit();
    }

    assertEquals("2", FSC.count("select count(*) from unit_history where id = 'thrice'"));
    assertEquals(2, FSC.unitAt("thrice", Instant.now()).getPosition());
  }

  private static void insert(Connection connection, String id) throws SQLException {
    Sql.run(
        connection,
        "insert into unit (id, etag, create_time, update_time, display_name, abbreviation,"
            + " other_names, kind, predecessors, heads, position) values (?, 1, now(), now(), ?,"
            + " '', '{}', 'TEAM', '{}', '{}', 0)",
        id,
        id);
  }
}
