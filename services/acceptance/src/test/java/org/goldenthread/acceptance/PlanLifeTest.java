package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The life of one plan: a planner writes and hands it in, an approver sends it back, approves and
/// publishes it, it is revised with a reason, compared, rolled forward to the next year, and
/// closed.
@ExtendWith(RunningPlatform.class)
class PlanLifeTest {
  private static final String ELS = "/v1/directorates/els";

  private final Client planner;
  private final Client approver;
  private final Client viewer;

  PlanLifeTest(Platform platform) {
    this.planner = new Client(platform, "planner");
    this.approver = new Client(platform, "approver");
    this.viewer = new Client(platform, "viewer");
  }

  @Test
  void a_plan_lives_from_draft_to_next_years_draft() {
    var plan = draft();
    var priority = added(plan + "/priorities", "{\"title\": \"Learning at home\"}");
    var open = action(plan, priority, "Open a reading room");
    var done = action(plan, priority, "Print the leaflet");

    // Handed in, sent back, mended, handed in again.
    step(planner, plan, "submit", "{}", 200);
    assertEquals(
        "PLAN_UNDER_APPROVAL",
        planner.patch(read("/v1/" + open), "{\"text\": \"Open two\"}").reason());
    step(approver, plan, "sendBack", "{\"reason\": \"One room is too few.\"}", 200);
    var mended = planner.patch(read("/v1/" + open), "{\"text\": \"Open two reading rooms\"}").ok();
    step(planner, plan, "submit", "{}", 200);

    // A planner does not approve; what nobody has approved is not published.
    step(planner, plan, "approve", "{}", 403);
    step(approver, plan, "publish", "{}", 409);
    step(approver, plan, "approve", "{}", 200);
    assertEquals(428, approver.post(plan + ":publish", "{}").status());
    var published = step(approver, plan, "publish", "{}", 200);
    assertEquals("PUBLISHED", published.path("state").asText());

    // Progress needs no reason, a change of the plan does.
    planner.post("/v1/" + done + ":recordProgress", "{\"status\": \"COMPLETED\"}").ok();
    assertEquals("REASON_REQUIRED", revise(mended, "", "Open three reading rooms").reason());
    assertEquals(
        "Open three reading rooms",
        revise(mended, "?reason=The+grant+came.", "Open three reading rooms")
            .ok()
            .path("text")
            .asText());
    assertEquals(1, read(plan).path("revision").asInt());
    var revisions = viewer.all(plan + "/revisions", "planRevisions");
    assertEquals(1, revisions.size());
    assertEquals("The grant came.", revisions.getFirst().path("reason").asText());

    // What the revision changed, by numbers and by instants.
    assertEquals(
        "Open two reading rooms → Open three reading rooms",
        changed(viewer.get(plan + ":compare?baseRevision=0&targetRevision=1").ok()));
    assertEquals(
        "Open two reading rooms → Open three reading rooms",
        changed(
            viewer.get(plan + ":compare?baseTime=" + published.path("publishTime").asText()).ok()));

    rolledForward(plan, open);

    var closed = step(approver, plan, "close", "{}", 200);
    assertEquals("CLOSED", closed.path("state").asText());
    assertEquals(
        "PLAN_CLOSED",
        planner.post("/v1/" + open + ":recordProgress", "{\"status\": \"COMPLETED\"}").reason());
    assertEquals(
        "One room is too few.",
        told(plan).stream().filter(reason -> reason.startsWith("One")).findFirst().orElse(""));
  }

  private void rolledForward(String plan, String open) {
    var answer = planner.post(plan + ":rollForward", "{}").ok();
    var next = "/v1/" + answer.at("/plan/name").asText();
    assertEquals("2032-33", answer.at("/plan/planYear").asText());
    assertEquals("DRAFT", answer.at("/plan/state").asText());
    assertEquals("Print the leaflet", answer.at("/leftOut/0/label").asText());
    assertEquals("OVER", answer.at("/leftOut/0/reason").asText());
    var actions = viewer.all(next + "/actions", "actions");
    assertEquals(1, actions.size());
    assertEquals(open, actions.getFirst().path("carriedFrom").asText());

    var again = planner.post(plan + ":rollForward", "{}");
    assertEquals(409, again.status());
    assertEquals("PLAN_EXISTS", again.reason());

    planner.patch(actions.getFirst(), "{\"text\": \"Keep three reading rooms open\"}").ok();
    var items = viewer.all(next + ":compareWithPrevious", "items");
    var told = new ArrayList<String>();
    items.forEach(
        item -> told.add(item.path("outcome").asText() + " " + item.path("kind").asText()));
    assertEquals(
        List.of("CHANGED Plan", "CARRIED_OVER Priority", "CHANGED Action", "DROPPED Action"), told);
  }

  /// A draft of a division of its own, in a year that no other test looks at.
  private String draft() {
    var id = "reading-" + UUID.randomUUID().toString().substring(0, 8);
    added(
        ELS + "/units?unitId=" + id,
        "{\"displayName\": \"%s\", \"kind\": \"DIVISION\"}".formatted(id));
    var plan =
        added(
            ELS + "/plans?planId=" + id + "-2031-32",
            """
            {"title": "Reading 2031-32", "kind": "DIVISIONAL", "planYear": "2031-32",
             "unit": "directorates/els/units/%s"}
            """
                .formatted(id));
    assertTrue(plan.endsWith("-2031-32"), plan);
    return "/v1/" + plan;
  }

  private String action(String plan, String priority, String text) {
    return added(
        plan + "/actions",
        "{\"priority\": \"%s\", \"kind\": \"HEADLINE\", \"text\": \"%s\"}"
            .formatted(priority, text));
  }

  /// The name of what is added.
  private String added(String path, String json) {
    var answer = planner.post(path, json);
    assertEquals(201, answer.status(), answer.body().toPrettyString());
    return answer.body().path("name").asText();
  }

  private JsonNode step(Client who, String plan, String step, String json, int status) {
    var etag = '"' + read(plan).path("etag").asText() + '"';
    var answer = who.post(plan + ":" + step, json, "If-Match", etag);
    assertEquals(status, answer.status(), answer.body().toPrettyString());
    return answer.body();
  }

  private Client.Answer revise(JsonNode action, String query, String text) {
    var named = action.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) named)
        .put("name", action.path("name").asText() + query);
    return planner.patch(named, "{\"text\": \"%s\"}".formatted(text));
  }

  private JsonNode read(String path) {
    return viewer.get(path).ok();
  }

  /// The only difference's only field, before and after.
  private static String changed(JsonNode comparison) {
    assertEquals(1, comparison.path("differences").size(), comparison.toPrettyString());
    var field = comparison.at("/differences/0/fields/0");
    return field.path("before").asText() + " → " + field.path("after").asText();
  }

  /// Every reason that the change log holds of the plan.
  private List<String> told(String plan) {
    return viewer.all(ELS + "/changes?plan=" + plan.substring("/v1/".length()), "changes").stream()
        .map(change -> change.path("reason").asText())
        .toList();
  }
}
