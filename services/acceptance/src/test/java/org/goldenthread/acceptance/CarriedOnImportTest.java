package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.goldenthread.acceptance.Client.Answer;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a planner does once a plan was brought in: works off what was not read, makes sure of the
/// officers, and takes an import back that was sent in error.
@ExtendWith(RunningPlatform.class)
class CarriedOnImportTest {
  private static final byte[] FIRST = Client.sample("community-support-2026-27.docx");
  private static final String ROOT = "/v1/directorates/imp/";
  private static final List<String> OF_PLAN =
      List.of("priorities", "actions", "milestones", "decisions", "supportRequests");
  private static final List<String> ELSEWHERE = List.of("indicators", "risks", "criticalFunctions");

  private final Platform platform;
  private final Client planner;

  CarriedOnImportTest(Platform platform) {
    this.platform = platform;
    this.planner = new Client(platform, "planner");
  }

  @Test
  void a_planner_works_off_what_was_not_read_and_sending_the_file_again_keeps_it() {
    var sent = sent("worked-off").ok();
    var items = items(sent, "OPEN");
    assertEquals(sent.path("unread").size(), items.size());
    assertEquals(items.size(), sent.path("openItems").asInt());
    var priority = list(sent.path("plan").asText(), "priorities").getFirst();

    var resolved =
        call(items.get(0), "resolve", "{\"resource\": \"%s\"}".formatted(name(priority))).ok();
    var dismissed = call(items.get(1), "dismiss", "{\"reason\": \"It is on the intranet.\"}").ok();
    var reopened = call(dismissed, "reopen", "{}").ok();
    call(reopened, "dismiss", "{\"reason\": \"It is in the annual report.\"}").ok();
    var stale = call(items.get(0), "reopen", "{}");

    assertEquals("RESOLVED", resolved.path("state").asText());
    assertEquals(412, stale.status());
    var again = sent("worked-off").ok();
    assertEquals(items.size() - 2, again.path("openItems").asInt());
    assertEquals(name(priority), items(again, "RESOLVED").getFirst().path("resource").asText());
    assertEquals(
        "It is in the annual report.",
        items(again, "DISMISSED").getFirst().path("reason").asText());
    assertEquals(
        items.size() - 2, planner.get("/v1/" + name(again)).ok().path("openItems").asInt());
  }

  @Test
  void officers_of_a_document_are_confirmed_and_one_takes_the_place_of_another() {
    var plan = sent("people").ok().path("plan").asText();
    var named =
        list(plan, "actions").stream()
            .filter(one -> !one.path("officers").isEmpty())
            .findFirst()
            .orElseThrow();
    var found = planner.get("/v1/" + named.path("officers").get(0).asText()).ok();
    var owned =
        planner
            .patch(
                planner.all(ROOT + "indicators?plan=" + plan, "indicators").getFirst(),
                "{\"accountableOfficers\": [\"%s\"]}".formatted(name(found)))
            .ok();
    var to =
        planner
            .post(ROOT + "officers", "{\"displayName\": \"Robin Carried\", \"kind\": \"PERSON\"}")
            .body();
    var confirmed = call(found, "confirm", "{\"email\": \"robin@example.org\"}").ok();
    assertEquals("CONFIRMED", confirmed.path("state").asText());

    var merged =
        call(
                confirmed,
                "merge",
                "{\"into\": \"%s\", \"reason\": \"One person.\"}".formatted(name(to)))
            .ok();

    assertEquals("MERGED", merged.path("merged").path("state").asText());
    var still = planner.get("/v1/" + name(found)).ok();
    assertEquals(name(to), still.path("mergedInto").asText());
    assertTrue(
        list(plan, "actions").stream()
            .noneMatch(action -> names(action.path("officers"), name(found))));
    var linked = planner.get("/v1/" + name(owned)).ok();
    assertTrue(
        names(linked.path("accountableOfficers"), name(found)), "the link leads somewhere still");
    assertEquals(
        "Renamed",
        planner.patch(linked, "{\"displayName\": \"Renamed\"}").ok().path("displayName").asText());
    var again = sent("people").ok();
    assertEquals("COMPLETED", again.path("state").asText());
    var action = planner.get("/v1/" + name(named)).ok();
    assertTrue(names(action.path("officers"), name(to)), action.toPrettyString());
    assertFalse(names(action.path("officers"), name(found)), action.toPrettyString());
  }

  @Test
  void an_import_that_nothing_was_built_upon_is_undone_in_all_services() {
    var sent = sent("in-error").ok();
    var plan = sent.path("plan").asText();
    var whole = counts(plan);
    var action = list(plan, "actions").getFirst();
    var progress = "{\"status\": \"DELAYED\"}";
    planner.post("/v1/" + name(action) + ":recordProgress", progress).ok();

    var looked = undo(sent, true).ok();
    var refused = undo(sent, false);

    assertEquals(409, refused.status());
    assertEquals("IMPORT_BUILT_UPON", refused.reason());
    assertEquals(
        name(action),
        looked.path("parts").get(0).path("obstacles").get(0).path("resource").asText());
    assertEquals(whole, counts(plan));
    var again = sent("again-in-error").ok();
    var undone = undo(again, false).ok();
    assertEquals("UNDONE", undone.path("import").path("state").asText());
    assertEquals(404, planner.get("/v1/" + again.path("plan").asText()).status());
    assertEquals(nothing(), elsewhere(again.path("plan").asText()));
    assertEquals("UNDONE", undo(again, false).ok().path("import").path("state").asText());
    var anew = sent("again-in-error").ok();
    assertEquals("COMPLETED", anew.path("state").asText());
    assertEquals(whole, counts(anew.path("plan").asText()));
  }

  @Test
  void whenever_a_service_dies_undoing_again_completes_it() {
    var services = List.of("plan", "risk", "continuity", "indicator");
    for (int i = 0; i < services.size(); i++) {
      var service = services.get(i);
      var sent = completed("undone-" + i);
      var undoing = CompletableFuture.supplyAsync(() -> undo(sent, false));
      CompletableFuture.runAsync(
              () -> platform.kill("imp", service),
              CompletableFuture.delayedExecutor(30L + 60L * i, TimeUnit.MILLISECONDS))
          .join();
      undoing.join();
      platform.start("imp", service);

      var undone = Client.until(() -> undo(sent, false), answer -> answer.status() == 200).body();

      assertEquals("UNDONE", undone.path("import").path("state").asText());
      Client.until(
          () -> planner.get("/v1/" + sent.path("plan").asText()), answer -> answer.status() != 503);
      assertEquals(404, planner.get("/v1/" + sent.path("plan").asText()).status());
      assertEquals(nothing(), elsewhere(sent.path("plan").asText()), "killed " + service);
    }
  }

  /// The sample, as the plan of a division of its own, so that no test meets another's.
  private Answer sent(String id) {
    planner.post(
        ROOT + "units?unitId=" + id,
        "{\"displayName\": \"%s\", \"kind\": \"DIVISION\"}".formatted(id));
    return planner.importPlan(
        "imp", "?planId=" + id + "&unit=" + id, BodyPublishers.ofByteArray(FIRST));
  }

  /// The same, as soon as the services that were restarted can be reached.
  private JsonNode completed(String id) {
    return Client.until(
            () -> sent(id),
            answer ->
                answer.status() == 200 && answer.body().path("state").asText().equals("COMPLETED"))
        .body();
  }

  private Answer undo(JsonNode sent, boolean validateOnly) {
    return call(
        sent,
        "undo",
        "{\"reason\": \"Sent in error.\", \"validateOnly\": %s}".formatted(validateOnly));
  }

  /// A transition of the version that was read.
  private Answer call(JsonNode read, String verb, String body) {
    return planner.post(
        "/v1/" + name(read) + ":" + verb, body, "If-Match", '"' + read.path("etag").asText() + '"');
  }

  private List<JsonNode> items(JsonNode sent, String state) {
    return planner.all("/v1/" + name(sent) + "/items?state=" + state, "importItems");
  }

  private List<JsonNode> list(String plan, String list) {
    return planner.all("/v1/" + plan + "/" + list, list);
  }

  private Map<String, Integer> counts(String plan) {
    var counts = elsewhere(plan);
    OF_PLAN.forEach(list -> counts.put(list, list(plan, list).size()));
    return counts;
  }

  private Map<String, Integer> elsewhere(String plan) {
    var counts = new TreeMap<String, Integer>();
    for (var list : ELSEWHERE) {
      var path = ROOT + list + "?plan=" + plan;
      // The gateway leaves a service that was killed alone for a moment.
      Client.until(() -> planner.get(path), answer -> answer.status() != 503);
      counts.put(list, planner.all(path, list).size());
    }
    return counts;
  }

  private static Map<String, Integer> nothing() {
    var nothing = new TreeMap<String, Integer>();
    ELSEWHERE.forEach(list -> nothing.put(list, 0));
    return nothing;
  }

  private static boolean names(JsonNode officers, String name) {
    return StreamSupport.stream(officers.spliterator(), false)
        .anyMatch(one -> one.asText().equals(name));
  }

  private static String name(JsonNode resource) {
    return resource.path("name").asText();
  }
}
