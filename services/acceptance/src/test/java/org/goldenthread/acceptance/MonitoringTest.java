package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The monitoring table of the sample plan in the directorate `els`, from recorded progress, and
/// what is left of the views when a service is gone.
@ExtendWith(RunningPlatform.class)
class MonitoringTest {
  private static final String TABLE = "/v1/monitoringTable?planYear=2026-27&round=MID_YEAR";

  private final Platform platform;
  private final Client planner;

  MonitoringTest(Platform platform) {
    this.platform = platform;
    this.planner = new Client(platform, "planner");
  }

  @Test
  void the_table_counts_what_was_recorded_now_and_at_an_earlier_instant() {
    var plan = importedPlan();
    var headlines = headlines(plan);
    assertEquals(12, headlines.size());

    headlines.subList(2, 12).forEach(action -> record(action, "ON_COURSE"));
    record(headlines.get(0), "COMPLETED");
    var between = record(headlines.get(1), "ON_COURSE").path("updateTime").asText();
    record(headlines.get(1), "COMPLETED");

    assertEquals("4/12/2/10/0 AMBER", row(TABLE));
    assertEquals("4/12/1/11/0 AMBER", row(TABLE + "&readTime=" + between));
  }

  @Test
  void an_overview_answers_without_the_risk_service_and_says_so() {
    var overview = "/v1/" + importedPlan() + ":overview";
    assertEquals("READY", state(planner.get(overview).ok().path("risks")));

    platform.stop("els", "risk");
    var without = planner.get(overview).ok();

    assertEquals("UNAVAILABLE", state(without.path("risks")));
    assertEquals("READY", state(without.path("priorities")));
    assertEquals("READY", state(without.path("continuity")));
    platform.start("els", "risk");
    planner.until(overview, answer -> state(answer.path("risks")).equals("READY"));
  }

  private String importedPlan() {
    var file = BodyPublishers.ofByteArray(Client.sample("community-support-2026-27.docx"));
    var plan = planner.importPlan("els", file).ok().path("plan").asText();
    assertTrue(plan.startsWith("directorates/els/plans/"), plan);
    return plan;
  }

  private List<String> headlines(String plan) {
    var actions = planner.get("/v1/" + plan + "/actions?pageSize=500").ok().path("actions");
    return StreamSupport.stream(actions.spliterator(), false)
        .filter(action -> action.path("kind").asText().equals("HEADLINE"))
        .map(action -> action.path("name").asText())
        .toList();
  }

  private JsonNode record(String action, String status) {
    return planner
        .post(
            "/v1/" + action + ":recordProgress",
            """
            {"status": "%s", "narrative": "As planned."}
            """
                .formatted(status))
        .ok();
  }

  /// The only row of the directorate, as the committee's report writes it.
  private String row(String table) {
    var directorates = planner.get(table).ok().path("directorates");
    var rows =
        StreamSupport.stream(directorates.spliterator(), false)
            .filter(directorate -> directorate.path("directorate").asText().endsWith("els"))
            .flatMap(
                directorate -> StreamSupport.stream(directorate.path("rows").spliterator(), false))
            .toList();
    assertEquals(1, rows.size(), rows.toString());
    var row = rows.getFirst();
    return "%s/%s/%s/%s/%s %s"
        .formatted(
            row.path("priorities"),
            row.path("actions"),
            row.path("completed"),
            row.path("onCourse"),
            row.path("delayedOrCancelled"),
            row.path("overallRag").asText());
  }

  private static String state(JsonNode part) {
    return part.path("availability").path("state").asText();
  }
}
