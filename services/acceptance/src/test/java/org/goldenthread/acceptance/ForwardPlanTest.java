package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A clerk brings a plan's decision onto the forward plan and off it again; a planner shows what of
/// the council's strategy the plans serve.
@ExtendWith(RunningPlatform.class)
class ForwardPlanTest {
  private static final String ELS = "/v1/directorates/els";

  private final Client planner;
  private final Client viewer;

  ForwardPlanTest(Platform platform) {
    this.planner = new Client(platform, "planner");
    this.viewer = new Client(platform, "viewer");
  }

  @Test
  void a_decision_is_announced_published_and_taken() {
    setThreshold();
    String plan = plan("halls");
    String decision =
        made(
                "/v1/" + plan + "/decisions",
                """
                {"section": "B", "text": "Whether to build halls", "due": {"asWritten": "June 2024"}}
                """)
            .path("name")
            .asText();
    assertEquals(List.of("NOT_ON_FORWARD_PLAN"), rules(plan));

    JsonNode entry =
        made(
            ELS + "/forwardPlanEntries",
            """
            {"reference": "FP/7", "decision": "%s", "text": "Whether to build <em>halls</em>, and where",
             "decisionMaker": "Cabinet", "due": {"asWritten": "June 2024"},
             "value": {"asWritten": "£1,200,000"}, "notice": "CLEAR_DAYS_28"}
            """
                .formatted(decision));
    assertEquals("2024-05-03", entry.path("clock").path("publishBy").asText());
    assertEquals(List.of("THRESHOLD_REACHED", "NOT_PUBLISHED_IN_TIME"), rules(plan));

    JsonNode key = planner.patch(entry, "{\"keyBecause\": \"AMOUNT\"}").ok();
    JsonNode published = transition(key, "publish", "{\"publishedOn\": \"2024-05-03\"}");
    assertEquals("CLEAR_DAYS_28", published.path("clock").path("open").asText());
    assertEquals(28, published.path("clock").path("clearDays").asInt());
    assertEquals(List.of(), rules(plan));
    assertEquals("REASON_REQUIRED", planner.patch(published, "{\"text\": \"x\"}").reason());

    assertTheForwardPlanOfItsDays(published.path("name").asText());

    JsonNode taken = transition(published, "recordTaken", "{\"takenOn\": \"2024-06-11\"}");
    assertEquals("2024-06-11", taken.path("takenOn").asText());
    assertEquals(List.of(), listed("2024-06-11"));
  }

  /// As JSON, as a page and as a calendar it is the same: empty on the day before it was published.
  private void assertTheForwardPlanOfItsDays(String entry) {
    assertEquals(List.of(), listed("2024-05-02"));
    assertEquals(List.of(entry), listed("2024-05-03"));
    JsonNode council = viewer.get("/v1/forwardPlan?asAt=2024-05-03&keyOnly=true").ok();
    assertTrue(council.toString().contains(entry), council.toString());
    var page = viewer.text(ELS + "/forwardPlanEntries:document?asAt=2024-05-03");
    assertEquals(200, page.statusCode(), page.body());
    assertEquals(
        "text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(page.body().contains("&lt;em&gt;halls&lt;/em&gt;"), page.body());
    assertFalse(page.body().contains("<em>"), page.body());
    var calendar =
        viewer.text(ELS + "/forwardPlanEntries:document?asAt=2024-05-03&format=ICALENDAR");
    assertEquals(
        "text/calendar; charset=utf-8",
        calendar.headers().firstValue("Content-Type").orElseThrow());
    assertTrue(calendar.body().startsWith("BEGIN:VCALENDAR\r\n"), calendar.body());
    assertTrue(calendar.body().contains("DTSTART;VALUE=DATE:20240601\r\n"), calendar.body());
    var before = viewer.text(ELS + "/forwardPlanEntries:document?asAt=2024-05-02&format=ICALENDAR");
    assertFalse(before.body().contains("BEGIN:VEVENT"), before.body());
  }

  @Test
  void a_strategy_is_linked_from_plans_and_indicators_and_shows_what_nobody_serves() {
    String vision =
        made(
                ELS + "/strategyFrameworks?strategyFrameworkId=els-vision",
                "{\"displayName\": \"A vision for Borderland\"}")
            .path("name")
            .asText();
    String lives = item(vision, "els-lives", "AIM", "Good lives", "");
    String home = item(vision, "els-home", "PRIORITY", "At home", lives);
    item(vision, "els-jobs", "AIM", "Jobs", "");
    String plan = plan("homes");
    String priority =
        made(
                "/v1/" + plan + "/priorities",
                "{\"title\": \"Safety\", \"strategyLinks\": [{\"item\": \"%s\"}]}".formatted(home))
            .path("name")
            .asText();
    made(
        "/v1/" + plan + "/actions",
        """
        {"priority": "%s", "kind": "HEADLINE", "text": "Fit alarms", "strategyLinks": [{"item": "%s"}]}
        """
            .formatted(priority, home));
    made(ELS + "/indicators", indicator("Alarms fitted", home));
    Client.Answer lost =
        planner.post(ELS + "/indicators", indicator("Lost", vision + "/items/none"));

    assertEquals("LINK_NOT_FOUND", lost.reason(), lost.toString());
    assertEquals(
        List.of("els-lives 0/0/0 2", "els-home 0/1/1 0", "els-jobs 0/0/0 0"),
        coverage("/v1/" + vision + "/coverage"));
    assertEquals(
        List.of("els-jobs 0/0/0 0"), coverage("/v1/" + vision + "/coverage?uncoveredOnly=true"));
    assertEquals(
        List.of("Safety", "Fit alarms"), texts(viewer.get("/v1/" + home + "/links"), "links"));
  }

  private void setThreshold() {
    JsonNode policy = planner.get(ELS + "/forwardPlanPolicy").ok();
    assertEquals(
        "500000",
        planner
            .patch(policy, "{\"keyThreshold\": \"500000\", \"council\": \"Borderland\"}")
            .ok()
            .path("keyThreshold")
            .asText());
  }

  private String plan(String unit) {
    String name =
        made(
                ELS + "/units?unitId=" + unit,
                "{\"displayName\": \"%s\", \"kind\": \"TEAM\"}".formatted(unit))
            .path("name")
            .asText();
    return made(
            ELS + "/plans?planId=" + unit,
            """
            {"title": "%s", "kind": "SERVICE", "planYear": "2024-25", "unit": "%s"}
            """
                .formatted(unit, name))
        .path("name")
        .asText();
  }

  private String item(String framework, String id, String kind, String text, String parent) {
    return made(
            "/v1/" + framework + "/items?strategyItemId=" + id,
            """
            {"kind": "%s", "text": "%s", "parentItem": "%s", "position": %d}
            """
                .formatted(
                    kind, text, parent, List.of("els-lives", "els-home", "els-jobs").indexOf(id)))
        .path("name")
        .asText();
  }

  private static String indicator(String name, String item) {
    return """
    {"displayName": "%s", "kind": "PERFORMANCE", "strategyLinks": [{"item": "%s"}]}
    """
        .formatted(name, item);
  }

  private JsonNode made(String path, String json) {
    Client.Answer answer = planner.post(path, json);
    assertEquals(201, answer.status(), answer.toString());
    return answer.body();
  }

  private JsonNode transition(JsonNode read, String verb, String json) {
    return planner
        .post(
            "/v1/" + read.path("name").asText() + ":" + verb,
            json,
            "If-Match",
            '"' + read.path("etag").asText() + '"')
        .ok();
  }

  private List<String> rules(String plan) {
    List<String> rules = new ArrayList<>();
    viewer
        .all(ELS + "/forwardPlanFindings?asAt=2024-05-20&plan=" + plan, "findings")
        .forEach(
            finding ->
                finding.path("faults").forEach(fault -> rules.add(fault.path("rule").asText())));
    return rules;
  }

  private List<String> listed(String day) {
    return viewer.all(ELS + "/forwardPlanEntries?asAt=" + day, "forwardPlanEntries").stream()
        .map(entry -> entry.path("name").asText())
        .toList();
  }

  private List<String> coverage(String path) {
    return viewer.all(path, "coverage").stream()
        .map(
            row ->
                "%s %s/%s/%s %s"
                    .formatted(
                        row.path("item").path("name").asText().replaceAll(".*/", ""),
                        row.path("plans"),
                        row.path("priorities"),
                        row.path("actions"),
                        row.path("below")))
        .toList();
  }

  private static List<String> texts(Client.Answer answer, String field) {
    List<String> texts = new ArrayList<>();
    answer.ok().path(field).forEach(one -> texts.add(one.path("text").asText()));
    return texts;
  }
}
