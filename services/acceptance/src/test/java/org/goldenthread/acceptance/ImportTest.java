package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goldenthread.acceptance.Client.Answer;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an import does to what is there already, whoever sends it, how often, and whatever dies
/// meanwhile. Each test has the plan of a year of its own.
@ExtendWith(RunningPlatform.class)
class ImportTest {
  private static final byte[] FIRST = Client.sample("community-support-2026-27.docx");
  private static final byte[] REVISED = Client.sample("community-support-2026-27-revised.docx");

  /// What the sample plan becomes, in all four services.
  private static final Map<String, Integer> WHOLE =
      new TreeMap<>(
          Map.of(
              "priorities", 4,
              "actions", 37,
              "milestones", 14,
              "decisions", 3,
              "supportRequests", 4,
              "indicators", 10,
              "risks", 5,
              "criticalFunctions", 5));

  private final Platform platform;
  private final Client planner;

  ImportTest(Platform platform) {
    this.platform = platform;
    this.planner = new Client(platform, "planner");
  }

  @Test
  void a_revised_plan_updates_what_it_changed_and_keeps_what_officers_recorded() {
    var plan = sent("revised", FIRST).ok().path("plan").asText();
    var started = action(plan, "Fit fall sensors");
    planner
        .post(
            "/v1/" + started.path("name").asText() + ":recordProgress", "{\"status\": \"DELAYED\"}")
        .ok();
    var moved = action(plan, "Set up evening rotas");
    planner.patch(moved, "{\"start\": {\"asWritten\": \"May 2026\"}}").ok();
    var reworded = action(plan, "Check the entries");
    planner.patch(reworded, "{\"text\": \"Check the entries of both directories\"}").ok();
    var deleted = milestone(plan, "Directory of local groups");
    assertEquals(204, planner.delete(deleted).status());

    var report = sent("revised", REVISED).ok();

    assertEquals("COMPLETED", report.path("state").asText());
    var again = action(plan, "Fit fall sensors");
    assertEquals("March 2027", again.path("end").path("asWritten").asText());
    assertEquals("DELAYED", again.path("progress").path("status").asText());
    assertEquals(
        "May 2026", action(plan, "Set up evening rotas").path("start").path("asWritten").asText());
    assertEquals("CONFLICT", outcome(report, moved));
    var kept = planner.get("/v1/" + reworded.path("name").asText()).ok();
    assertEquals("Check the entries of both directories", kept.path("text").asText());
    assertEquals(2, kept.path("officers").size());
    assertEquals(404, planner.get("/v1/" + deleted.path("name").asText()).status());
    assertEquals(1, outcomes(report, "Milestone", "STAYS_DELETED"));
    assertEquals(1, outcomes(report, "Action", "CREATED") - 1, "one is new, one has new words");
    assertEquals(2, outcomes(report, "Action", "GONE_FROM_FILE"));
  }

  @Test
  void the_same_file_again_changes_nothing() {
    var plan = sent("again", FIRST).ok().path("plan").asText();
    var before = changes(plan);

    var report = sent("again", FIRST).ok();

    assertEquals("COMPLETED", report.path("state").asText());
    assertEquals(before, changes(plan));
    assertEquals(
        0,
        parts(report)
            .flatMap(part -> stream(part.path("counts")))
            .mapToInt(count -> count.path("created").asInt() + count.path("changed").asInt())
            .sum());
    assertEquals(WHOLE, counts(plan));
  }

  @Test
  void two_people_who_send_it_at_the_same_moment_make_one_plan() {
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 6)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> sent("together", FIRST), together))
              .toList();
      answers.forEach(
          answer -> assertEquals("COMPLETED", answer.join().ok().path("state").asText()));
    }

    assertEquals(WHOLE, counts("directorates/imp/plans/together"));
    assertEquals(
        1,
        planner.all("/v1/directorates/imp/imports", "imports").stream()
            .filter(one -> one.path("planId").asText().equals("together"))
            .filter(one -> !one.path("completeTime").isMissingNode())
            .map(one -> one.path("sha256").asText())
            .distinct()
            .count());
  }

  @Test
  void a_repeated_call_is_answered_and_undoes_nothing_that_came_since() {
    var key = "0192f0c1-2f3a-7b6c-8d9e-0123456789ab";
    var first = sent("repeated", key, FIRST).ok();
    sent("repeated", REVISED).ok();

    var repeated = sent("repeated", key, FIRST).ok();

    assertEquals(first.path("name"), repeated.path("name"));
    assertEquals("COMPLETED", repeated.path("state").asText());
    var sensors = action(first.path("plan").asText(), "Fit fall sensors");
    assertEquals("March 2027", sensors.path("end").path("asWritten").asText());
    assertEquals("IDEMPOTENCY_KEY_REUSED", sent("repeated", key, REVISED).reason());
  }

  @Test
  void a_dry_run_reports_everything_and_writes_nothing() {
    var report = planner.importPlan("imp", "?planId=tried&validateOnly=true", file(FIRST)).ok();

    assertEquals("VALIDATED", report.path("state").asText());
    assertTrue(outcomes(report, "Action", "CREATED") == 37, report.toPrettyString());
    assertEquals(404, planner.get("/v1/directorates/imp/plans/tried").status());
    assertTrue(
        planner.all("/v1/directorates/imp/imports", "imports").stream()
            .noneMatch(one -> one.path("planId").asText().equals("tried")));
  }

  @Test
  void the_file_comes_back_as_it_was_sent() {
    var report = sent("kept", FIRST).ok();

    var file = planner.download("/v1/" + report.path("name").asText() + ":document");

    assertArrayEquals(FIRST, file);
    assertEquals(FIRST.length, report.path("sizeBytes").asInt());
  }

  @Test
  void an_import_without_one_service_is_completed_by_sending_the_file_again() {
    platform.kill("imp", "indicator");
    var first = sent("gap", FIRST).ok();
    assertEquals("INCOMPLETE", first.path("state").asText(), first.toPrettyString());
    platform.start("imp", "indicator");

    var second = completed("gap");

    assertEquals(first.path("name"), second.path("name"));
    assertEquals(37, outcomes(second, "Action", "CREATED"), "what the first did is still told");
    assertEquals(10, outcomes(second, "Indicator", "CREATED"));
    assertEquals(WHOLE, counts(first.path("plan").asText()));
  }

  @Test
  void whenever_a_service_dies_sending_the_file_again_leaves_no_gap_and_no_twin() {
    var services = List.of("plan", "risk", "continuity", "indicator");
    for (int i = 0; i < 8; i++) {
      var service = services.get(i % services.size());
      var id = "killed-" + i;
      var sending = CompletableFuture.supplyAsync(() -> sent(id, FIRST));
      // Wherever the import is by then: later in each round.
      CompletableFuture.runAsync(
              () -> platform.kill("imp", service),
              CompletableFuture.delayedExecutor(
                  40L + 45L * i, java.util.concurrent.TimeUnit.MILLISECONDS))
          .join();
      sending.join();
      platform.start("imp", service);

      completed(id);

      assertEquals(WHOLE, counts("directorates/imp/plans/" + id), "killed " + service);
    }
  }

  /// The sample, as the plan of a division of its own, so that no test meets another's.
  private Answer sent(String id, byte[] file) {
    var status = planner.post("/v1/directorates/imp/units?unitId=" + id, unit(id)).status();
    assertTrue(status == 201 || status == 409 || status == 503, id + ": " + status);
    return planner.importPlan("imp", "?planId=" + id + "&unit=" + id, file(file));
  }

  private Answer sent(String id, String idempotencyKey, byte[] file) {
    planner.post("/v1/directorates/imp/units?unitId=" + id, unit(id));
    return planner.importPlan(
        "imp", "?planId=" + id + "&unit=" + id, file(file), "Idempotency-Key", idempotencyKey);
  }

  private static String unit(String id) {
    return "{\"displayName\": \"%s\", \"kind\": \"DIVISION\"}".formatted(id);
  }

  /// The file sent again, as soon as the services that were restarted can be reached.
  private JsonNode completed(String id) {
    return Client.until(
            () -> sent(id, FIRST),
            answer ->
                answer.status() == 200 && answer.body().path("state").asText().equals("COMPLETED"))
        .body();
  }

  private static java.net.http.HttpRequest.BodyPublisher file(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  private JsonNode action(String plan, String words) {
    return found(plan, "actions", words);
  }

  private JsonNode milestone(String plan, String words) {
    return found(plan, "milestones", words);
  }

  private JsonNode found(String plan, String list, String words) {
    return planner.all("/v1/" + plan + "/" + list, list).stream()
        .filter(one -> one.path("text").asText().startsWith(words))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Integer> counts(String plan) {
    var counts = new TreeMap<String, Integer>();
    for (var list :
        List.of("priorities", "actions", "milestones", "decisions", "supportRequests")) {
      counts.put(list, count("/v1/" + plan + "/" + list, list));
    }
    for (var list : List.of("indicators", "risks", "criticalFunctions")) {
      counts.put(list, count("/v1/directorates/imp/" + list + "?plan=" + plan, list));
    }
    return counts;
  }

  private int count(String path, String list) {
    // The gateway leaves a service that was killed alone for a moment.
    Client.until(() -> planner.get(path), answer -> answer.status() != 503);
    return planner.all(path, list).size();
  }

  /// Changes of the plan's records, but for those of imports themselves and of their items.
  private long changes(String plan) {
    return planner.all("/v1/directorates/imp/changes?plan=" + plan, "changes").stream()
        .filter(change -> !change.path("kind").asText().startsWith("Import"))
        .count();
  }

  private static String outcome(JsonNode report, JsonNode resource) {
    return items(report)
        .filter(item -> item.path("resource").equals(resource.path("name")))
        .map(item -> item.path("outcome").asText())
        .findFirst()
        .orElse("none");
  }

  private static long outcomes(JsonNode report, String kind, String outcome) {
    return items(report)
        .filter(item -> item.path("kind").asText().equals(kind))
        .filter(item -> item.path("outcome").asText().equals(outcome))
        .count();
  }

  private static Stream<JsonNode> items(JsonNode report) {
    return parts(report).flatMap(part -> stream(part.path("items")));
  }

  private static Stream<JsonNode> parts(JsonNode report) {
    return stream(report.path("parts"));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return java.util.stream.StreamSupport.stream(list.spliterator(), false);
  }
}
