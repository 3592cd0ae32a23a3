package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.goldenthread.acceptance.Client.Answer;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One gateway before several directorates, of which `imp` is dead or hangs and `els` is well.
@ExtendWith(RunningPlatform.class)
class DirectoratesTest {
  private static final String TABLE = "/v1/monitoringTable?planYear=2026-27";
  private static final String PLANS = "/v1/directorates/imp/plans";
  private static final String OTHERS = "/v1/directorates/els/plans";

  /// Longer than a part of a view may take, and shorter than a plain call may.
  private static final Duration PART = Duration.ofSeconds(13);

  private final Client planner;
  private final Instance imp;

  DirectoratesTest(Platform platform) {
    this.planner = new Client(platform, "planner");
    this.imp = new Instance(platform, "imp");
    planner
        .importPlan(
            "els", BodyPublishers.ofByteArray(Client.sample("community-support-2026-27.docx")))
        .ok();
  }

  @Test
  void a_directorate_that_is_dead_is_named_and_everything_else_is_right() {
    imp.kill();
    try {
      assertTableWithout("INSTANCE_UNAVAILABLE");
      assertListedAsDown();
      assertEquals("INSTANCE_UNAVAILABLE", planner.get(PLANS).reason());
    } finally {
      imp.start();
    }
    assertIsBack();
  }

  @Test
  void a_directorate_that_hangs_is_not_waited_for_and_is_served_again_when_it_wakes() {
    imp.freeze();
    try {
      assertTableWithout("DEADLINE_EXCEEDED");
      assertListedAsDown();
      var late = together(20);
      late.forEach(answer -> assertTrue(answer.status() >= 500, answer.toString()));
      // A few of many are let through, to try it; the others are answered at once.
      var refused = together(10).stream().filter(DirectoratesTest::isRefusedAtOnce).count();
      assertTrue(refused >= 7, () -> refused + " of 10 were refused without being sent");
      assertEquals("UP", planner.get("/health").ok().path("status").asText());
    } finally {
      imp.thaw();
    }
    assertIsBack();
  }

  /// While its calls wait, the other directorate answers.
  private List<Answer> together(int calls) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun =
          IntStream.range(0, calls)
              .mapToObj(_ -> CompletableFuture.supplyAsync(() -> planner.get(PLANS), threads))
              .toList();
      planner.get(OTHERS).ok();
      return begun.stream().map(CompletableFuture::join).toList();
    }
  }

  private static boolean isRefusedAtOnce(Answer answer) {
    return answer.status() == 503
        && answer.reason().equals("INSTANCE_UNAVAILABLE")
        && answer.body().at("/metadata/circuit").asText().equals("open");
  }

  private void assertTableWithout(String reason) {
    var began = System.nanoTime();
    var table = planner.get(TABLE).ok();
    var took = Duration.ofNanos(System.nanoTime() - began);

    assertTrue(took.compareTo(PART) < 0, () -> "the table took " + took);
    assertFalse(table.path("complete").asBoolean());
    var gone = directorate(table, "directorate", "imp");
    assertEquals("UNAVAILABLE", gone.at("/availability/state").asText());
    assertEquals(reason, gone.at("/availability/reason").asText());
    assertFalse(gone.at("/availability/detail").asText().isEmpty());
    assertTrue(gone.path("total").isMissingNode() || gone.path("total").isNull());
    var actions = 0;
    for (var directorate : table.path("directorates")) {
      actions += directorate.at("/total/actions").asInt();
    }
    assertTrue(directorate(table, "directorate", "els").at("/total/actions").asInt() > 0);
    assertEquals(actions, table.at("/total/actions").asInt());
  }

  private void assertListedAsDown() {
    var directorates = planner.get("/v1/directorates").ok();
    var gone = directorate(directorates, "name", "imp");
    assertEquals("UNAVAILABLE", gone.path("state").asText());
    assertEquals(4, gone.path("services").size());
    for (var service : gone.path("services")) {
      assertEquals("UNAVAILABLE", service.at("/availability/state").asText());
      assertFalse(service.at("/availability/reason").asText().isEmpty());
    }
    assertEquals("READY", directorate(directorates, "name", "els").path("state").asText());
  }

  private void assertIsBack() {
    planner.until(
        "/v1/directorates",
        answer -> directorate(answer, "name", "imp").path("state").asText().equals("READY"));
    Client.until(() -> planner.get(PLANS), answer -> answer.status() == 200);
    planner.until(TABLE, table -> table.path("complete").asBoolean());
  }

  private static JsonNode directorate(JsonNode answer, String field, String code) {
    return StreamSupport.stream(answer.path("directorates").spliterator(), false)
        .filter(one -> one.path(field).asText().equals("directorates/" + code))
        .findFirst()
        .orElseThrow();
  }
}
