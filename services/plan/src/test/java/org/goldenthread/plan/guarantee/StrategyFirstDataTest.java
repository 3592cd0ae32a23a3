package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldenthread.chassis.firstdata.FirstData;
import org.goldenthread.chassis.firstdata.FirstDataRefusal;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy and a forward plan's policy come from one file that all directorates share, whole or
/// not at all.
class StrategyFirstDataTest {
  private static final ServiceUnderTest PLAN = ServiceUnderTest.start("plan");

  private static final String GOOD =
      """
      forwardPlanPolicy: {keyThreshold: "500000", council: Borderland County Council}
      strategyFrameworks:
        - strategyFrameworkId: vision
          displayName: A vision for Borderland
          validFrom: 2024-04-01
          items:
            - {strategyItemId: lives, kind: AIM, sourceNumber: "1", text: Good lives, position: 1}
            - {strategyItemId: home, kind: PRIORITY, text: At home, position: 2, parentItem: directorates/-/strategyFrameworks/vision/items/lives}
        - strategyFrameworkId: climate
          displayName: Climate
          items: []
      """;

  @TempDir private Path folder;

  @BeforeEach
  void nothing_is_there() {
    for (String table : List.of("strategy_item", "strategy_framework", "forward_plan_policy")) {
      Sql.as(
          PLAN.database()::connect,
          role -> {
            Sql.run(role, "delete from " + table);
            return true;
          });
    }
  }

  @AfterAll
  static void stop() {
    PLAN.close();
  }

  @Test
  void a_framework_comes_with_its_items_and_a_repeated_load_changes_nothing() {
    int first = load(GOOD);
    List<String> changes = texts("select c::text from change c order by 1");
    int second = load(GOOD);

    assertEquals(5, first);
    assertEquals(0, second);
    assertEquals(changes, texts("select c::text from change c order by 1"));
    assertEquals(
        List.of("vision/home below lives", "vision/lives below nothing"),
        texts(
            "select strategy_framework || '/' || id || ' below ' || coalesce(parent_item,"
                + " 'nothing') from strategy_item order by 1"));
    assertEquals(List.of("500000"), texts("select key_threshold from forward_plan_policy"));
  }

  @Test
  void a_later_file_adds_what_is_new() {
    load(GOOD);

    int added =
        load(GOOD.replace("items: []", "items: [{strategyItemId: trees, kind: AIM, text: Trees}]"));

    assertEquals(1, added);
  }

  @Test
  void json_is_taken_as_well() {
    assertEquals(
        2,
        load(
            """
            {"strategyFrameworks": [{"strategyFrameworkId": "j", "displayName": "J",
              "items": [{"strategyItemId": "a", "kind": "AIM", "text": "A"}]}]}
            """));
  }

  @Test
  void every_entry_that_breaks_a_rule_is_named_by_its_place() {
    var refusal =
        assertThrows(
            FirstDataRefusal.class,
            () ->
                load(
                    GOOD.replace("kind: AIM", "kind: DREAM")
                        .replace("text: At home, ", "")
                        .replace("displayName: Climate", "displayName: ''")
                        .replace("\"500000\"", "lots")));

    assertEquals(
        List.of(
            "strategyFrameworks[0].items[0]",
            "forwardPlanPolicy.keyThreshold",
            "strategyFrameworks[0].items[1].text",
            "strategyFrameworks[1].displayName"),
        refusal.lines().stream().map(line -> line.substring(0, line.indexOf(": "))).toList());
    assertEquals(List.of(), texts("select id from strategy_framework"));
  }

  @Test
  void every_entry_that_the_service_refuses_is_named_and_nothing_is_written() {
    var refusal =
        assertThrows(
            FirstDataRefusal.class,
            () ->
                load(
                    GOOD.replace("items/lives", "items/none")
                        .replace(
                            "items: []",
                            "items: [{strategyItemId: up, kind: AIM, text: Up, parentItem:"
                                + " directorates/-/strategyFrameworks/vision/items/home}]")
                        .replace("validFrom: 2024-04-01", "validFrom: 2024-02-30")));

    assertEquals(
        List.of(
            "strategyFrameworks[0].validFrom",
            "strategyFrameworks[0].items[0]",
            "strategyFrameworks[0].items[1]",
            "strategyFrameworks[1].items[0].parentItem"),
        refusal.lines().stream().map(line -> line.substring(0, line.indexOf(": "))).toList());
    assertEquals(List.of(), texts("select id from strategy_framework"));
    assertEquals(List.of(), texts("select id from forward_plan_policy"));
  }

  @Test
  void two_of_one_name_in_a_framework_are_refused() {
    var refusal =
        assertThrows(
            FirstDataRefusal.class,
            () -> load(GOOD.replace("strategyItemId: home", "strategyItemId: lives")));

    assertEquals(
        List.of(
            "strategyFrameworks[0].items[1]: lives stands at strategyFrameworks[0].items[0]"
                + " already"),
        refusal.lines());
  }

  @Test
  void items_are_a_list_of_fields() {
    var refusal =
        assertThrows(
            FirstDataRefusal.class, () -> load(GOOD.replace("items: []", "items: {home: x}")));

    assertEquals(List.of("strategyFrameworks[1].items: a list is expected"), refusal.lines());
  }

  private int load(String text) {
    try {
      Path file = Files.writeString(folder.resolve("first-data.yaml"), text);
      return PLAN.bean(FirstData.class).load(file);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static List<String> texts(String query) {
    return Sql.as(PLAN.database()::connect, role -> Sql.texts(role, query));
  }
}
