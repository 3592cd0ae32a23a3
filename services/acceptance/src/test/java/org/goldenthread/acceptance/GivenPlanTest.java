package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A real division's plan of 2013-14, from its Word file to the monitoring table. Skipped where the
/// folder of real documents is not beside the repository.
@ExtendWith(RunningPlatform.class)
class GivenPlanTest {
  private static final String TABLE = "/v1/monitoringTable?planYear=2013-14&round=MID_YEAR";

  private final Client planner;

  GivenPlanTest(Platform platform) {
    this.planner = new Client(platform, "planner");
  }

  @Test
  void the_plan_is_live_in_four_services_and_in_the_monitoring_table() throws IOException {
    var report = planner.importPlan("imp", BodyPublishers.ofFile(document())).ok();
    assertEquals("COMPLETED", report.path("state").asText());
    var plan = report.path("plan").asText();

    assertEquals(6, all(plan, "priorities").size());
    var actions = all(plan, "actions");
    assertEquals(20, count(actions, "kind", "HEADLINE"));
    assertEquals(58, count(actions, "kind", "SUB_ACTION"));
    assertEquals(33, all(plan, "milestones").size());
    assertEquals(2, count(all(plan, "decisions"), "section", "C"));
    assertEquals(1, count(all(plan, "decisions"), "section", "B"));
    assertEquals(7, all(plan, "supportRequests").size());
    money(plan);
    others(plan);
    monitoring(actions);
  }

  private void money(String plan) {
    var lines = all(plan, "financialLines");
    var rows = lines.stream().filter(is("kind", "LINE")).toList();
    assertEquals(8, rows.size());
    assertEquals(new BigDecimal("265982.7"), sum(rows, "grossExpenditure"));
    assertEquals(new BigDecimal("167688.9"), sum(rows, "netCost"));
    assertEquals(
        "1278",
        planner.get("/v1/" + plan).ok().path("fte").path("value").asText(),
        "the header's full-time equivalents");
  }

  private void others(String plan) {
    var indicators = ofDirectorate("indicators", plan);
    assertEquals(8, count(indicators, "kind", "PERFORMANCE"));
    assertEquals(7, count(indicators, "kind", "ACTIVITY"));
    assertEquals(8, ofDirectorate("risks", plan).size());
    var functions = ofDirectorate("criticalFunctions", plan);
    assertEquals(10, functions.size());
    functions.forEach(
        function -> {
          assertEquals("4", function.path("rto").path("value").asText());
          assertEquals("hours", function.path("rto").path("unit").asText());
        });
  }

  private void monitoring(List<JsonNode> actions) {
    var headlines = actions.stream().filter(is("kind", "HEADLINE")).toList();
    headlines.subList(2, 20).forEach(action -> record(action, "ON_COURSE"));
    record(headlines.get(0), "COMPLETED");
    var between = record(headlines.get(1), "ON_COURSE").path("updateTime").asText();
    record(headlines.get(1), "COMPLETED");

    assertEquals("6/20/2/18/0 AMBER", row(TABLE));
    assertEquals("6/20/1/19/0 AMBER", row(TABLE + "&readTime=" + between));
  }

  private static Path document() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/documents/oppd-2013-14.docx"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the folder shared/documents is not beside the repository");
    return folder.resolve("shared/documents/oppd-2013-14.docx");
  }

  private List<JsonNode> all(String plan, String list) {
    return planner.all("/v1/" + plan + "/" + list, list);
  }

  private List<JsonNode> ofDirectorate(String list, String plan) {
    return planner.all("/v1/directorates/imp/" + list + "?plan=" + plan, list);
  }

  private JsonNode record(JsonNode action, String status) {
    return planner
        .post(
            "/v1/" + action.path("name").asText() + ":recordProgress",
            "{\"status\": \"%s\"}".formatted(status))
        .ok();
  }

  private String row(String table) {
    for (var directorate : planner.get(table).ok().path("directorates")) {
      for (var row : directorate.path("rows")) {
        return "%s/%s/%s/%s/%s %s"
            .formatted(
                row.path("priorities"),
                row.path("actions"),
                row.path("completed"),
                row.path("onCourse"),
                row.path("delayedOrCancelled"),
                row.path("overallRag").asText());
      }
    }
    return "no row";
  }

  private static BigDecimal sum(List<JsonNode> rows, String column) {
    return rows.stream()
        .map(row -> row.path("sectionD").path(column).path("value").asText())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long count(List<JsonNode> items, String field, String value) {
    return items.stream().filter(is(field, value)).count();
  }

  private static Predicate<JsonNode> is(String field, String value) {
    return item -> item.path(field).asText().equals(value);
  }
}
