package org.goldenthread.plan.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.firstdata.FirstData;
import org.goldenthread.chassis.firstdata.FirstDataRefusal;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.plan.PlanApplication;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// A file of first data is loaded whole or not at all, and never over what is there.
class FirstDataTest {
  private static final ServiceUnderTest PLAN = ServiceUnderTest.start("plan");

  private static final String GOOD =
      """
      units:
        - {unitId: adults, displayName: Adults, kind: DIRECTORATE}
        - {unitId: older-people, displayName: Older People, kind: DIVISION, parentUnit: directorates/fsc/units/adults}
        - {unitId: cafe, displayName: "Cafe\u0301", kind: TEAM, validFrom: 2013-04-01}
      # The other services' parts.
      calendars: [{anything: at all}]
      riskMatrix: {}
      """;

  static final List<Arguments> WRONG =
      List.of(
          arguments("unit: []", "unit: is no part of the first data"),
          arguments("units: {adults: {}}", "units: a list is expected"),
          arguments("units: [adults]", "units[0]: fields are expected"),
          arguments("[units]", "parts by their names are expected"),
          arguments("units: [", "first-data.yaml: "),
          arguments("units: [{displayName: X, kind: TEAM}]", "units[0]: unitId has to be chosen"),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, colour: red}]",
              "units[0]: Cannot find field: colour"),
          arguments("units: [{unitId: x, displayName: X, kind: GANG}]", "units[0]: "),
          arguments("units: [{unitId: X, displayName: X, kind: TEAM}]", "units[0].unitId: "),
          arguments("units: [{unitId: x, kind: TEAM}]", "units[0].displayName: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, otherNames: [Y, '']}]",
              "units[0].otherNames[1]: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, parentUnit: adults}]",
              "units[0].parentUnit: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, parentUnit:"
                  + " directorates/fsc/units/none}]",
              "units[0].parentUnit: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, parentUnit:"
                  + " directorates/els/units/x}]",
              "units[0].parentUnit: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM, validFrom: 2013-02-30}]",
              "units[0].validFrom: "),
          arguments(
              "units: [{unitId: x, displayName: X, kind: TEAM}, {unitId: x, displayName: Y, kind:"
                  + " TEAM}]",
              "units[1]: x stands at units[0] already"));

  @TempDir private Path folder;

  @BeforeEach
  void nothing_is_there() {
    sql("delete from unit");
  }

  @AfterAll
  static void stop() {
    PLAN.close();
  }

  @Test
  void what_is_there_already_is_left_alone_and_a_repeated_load_changes_nothing() {
    int first = load(GOOD);
    sql(
        "update unit set display_name = 'Grown-ups', update_time = recorded_instant() where id ="
            + " 'adults'");
    List<String> before = rows();

    int second = load(GOOD);

    assertEquals(3, first);
    assertEquals(0, second);
    assertEquals(before, rows());
    assertEquals(
        List.of("adults Grown-ups null", "cafe Caf\u00e9 null", "older-people Older People adults"),
        texts(
            "select id || ' ' || display_name || ' ' || coalesce(parent_unit, 'null') from unit"
                + " order by id"));
  }

  @Test
  void what_is_missing_of_it_is_added() {
    load("units: [{unitId: adults, displayName: Adults, kind: DIRECTORATE}]");

    int added = load(GOOD);

    assertEquals(2, added);
  }

  @Test
  void the_change_log_says_that_it_was_first_data() {
    load("units: [{unitId: logged, displayName: Logged, kind: TEAM}]");

    assertEquals(
        List.of("CREATED first-data First data"),
        texts(
            "select operation || ' ' || actor || ' ' || reason from change"
                + " where resource = 'directorates/fsc/units/logged'"));
  }

  @ParameterizedTest
  @FieldSource("WRONG")
  void a_wrong_entry_is_named_by_its_place_and_nothing_is_written(String file, String place) {
    var refusal = assertThrows(FirstDataRefusal.class, () -> load(file));

    assertTrue(
        refusal.lines().stream().anyMatch(line -> line.contains(place)), refusal::getMessage);
    assertEquals(List.of(), texts("select id from unit"));
  }

  @Test
  void what_stands_before_an_entry_that_the_service_refuses_is_not_written() {
    String file = GOOD.replace("units/adults", "units/nowhere");

    var refusal = assertThrows(FirstDataRefusal.class, () -> load(file));

    assertEquals(1, refusal.lines().size());
    assertTrue(refusal.lines().getFirst().startsWith("units[1].parentUnit: "));
    assertEquals(List.of(), texts("select id from unit"));
  }

  @Test
  void all_that_breaks_the_contract_is_said_at_once() {
    var refusal =
        assertThrows(
            FirstDataRefusal.class,
            () -> load("unit: []\nunits: [{kind: TEAM}, {unitId: x}, {unitId: X, kind: TEAM}]"));

    assertEquals(
        List.of(
            "unit",
            "units[0]",
            "units[1].displayName",
            "units[1].kind",
            "units[2].displayName",
            "units[2].unitId"),
        refusal.lines().stream()
            .map(line -> line.substring(0, line.indexOf(": ")))
            .sorted()
            .toList());
  }

  @Test
  void two_processes_load_one_file_at_once() {
    try (var database = PostgresDatabase.create("plan")) {
      Map<String, Object> settings = settings(database);
      String[] load = {"load", write(GOOD).toString()};
      settings.forEach((key, value) -> System.setProperty(key, value.toString()));
      try {
        ServiceApplication.run("plan", FirstDataTest.class, new String[] {"migrate"});
        Fsc.<Boolean>atOnce(
            2,
            i ->
                () -> {
                  ServiceApplication.run("plan", FirstDataTest.class, load);
                  return true;
                });
      } finally {
        settings.keySet().forEach(System::clearProperty);
      }

      assertEquals(
          "3 3",
          Sql.as(
              database::connect,
              role ->
                  Sql.text(
                      role,
                      "select (select count(*) from unit) || ' ' || (select count(*) from"
                          + " change)")));
    }
  }

  @Test
  void the_program_ends_with_one_and_the_place_where_the_file_is_wrong() throws Exception {
    Process wrong = program(GOOD.replace("kind: TEAM", "kind: GANG"));
    String said = new String(wrong.getInputStream().readAllBytes(), UTF_8);

    assertEquals(1, wrong.waitFor(), said);
    assertTrue(said.contains("units[2]: "), said);
    assertEquals(List.of(), texts("select id from unit"));
  }

  @Test
  void the_program_ends_with_nought_where_the_file_is_right() throws Exception {
    Process right = program(GOOD);
    String said = new String(right.getInputStream().readAllBytes(), UTF_8);

    assertEquals(0, right.waitFor(), said);
    assertEquals(List.of("3"), texts("select count(*) from unit"));
  }

  private Process program(String yaml) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    settings(PLAN.database()).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add(PlanApplication.class.getName());
    command.addAll(List.of("load", write(yaml).toString()));
    ProcessBuilder program = new ProcessBuilder(command).redirectErrorStream(true);
    program.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return program.start();
  }

  private static Map<String, Object> settings(PostgresDatabase database) {
    Map<String, Object> settings = new LinkedHashMap<>(database.properties());
    settings.put("goldenthread.directorate", "fsc");
    settings.put("goldenthread.identity.issuer", "http://localhost:1/nobody");
    settings.put("goldenthread.identity.audience", "goldenthread");
    settings.put("goldenthread.database.migrate", "false");
    return settings;
  }

  private int load(String yaml) {
    return PLAN.bean(FirstData.class).load(write(yaml));
  }

  private Path write(String yaml) {
    try {
      return Files.writeString(folder.resolve("first-data.yaml"), yaml);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static List<String> rows() {
    return texts("select u::text from unit u union all select c::text from change c order by 1");
  }

  private static List<String> texts(String query) {
    return Sql.as(PLAN.database()::connect, role -> Sql.texts(role, query));
  }

  private static void sql(String statement) {
    Sql.as(
        PLAN.database()::connect,
        role -> {
          Sql.run(role, statement);
          return true;
        });
  }
}
