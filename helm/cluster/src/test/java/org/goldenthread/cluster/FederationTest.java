package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One directorate is away.
@Order(3)
@ExtendWith(Installed.class)
class FederationTest {
  private static final Release AWAY = Release.instance("els");

  private static final String TABLE = "monitoringTable?planYear=2026-27&round=MID_YEAR";

  private static final String SLOW =
      "begin; lock table plan.plan in access exclusive mode; select pg_sleep(15); rollback";
  private static final String LOCKED =
      "select count(*) from pg_locks where relation = 'plan.plan'::regclass and granted"
          + " and mode = 'AccessExclusiveLock'";

  private final Council council;

  FederationTest(Council council) {
    this.council = council;
  }

  @AfterEach
  void bringBack() {
    Council.SERVICES.forEach(service -> scale(service, Council.pods(AWAY)));
    Caller viewer = council.caller("corporate-viewer");
    Duration back =
        Cluster.until(
            "els is ready again",
            Cluster.PATIENCE,
            () -> states(viewer).equals(List.of("els READY", "fsc READY")));
    Seen.that("directorate back after it was away", back.toMillis() + " ms");
  }

  @Test
  void its_part_is_unavailable_and_all_else_is_right() {
    Caller viewer = council.caller("corporate-viewer");
    Council.SERVICES.forEach(service -> scale(service, 0));
    Cluster.until(
        "els is unavailable",
        Cluster.PATIENCE,
        () -> states(viewer).equals(List.of("els UNAVAILABLE", "fsc READY")));
    // The first of its services that is away makes it so; the table asks for its plans.
    Cluster.until(
        "its plans are away",
        Cluster.PATIENCE,
        () -> viewer.get("/v1/directorates/els/plans").status() == 503);

    long begun = System.nanoTime();
    JsonNode table = viewer.get("/v1/" + TABLE).ok();
    Seen.that("council view with one directorate away", Council.seconds(begun));

    String text = table.toString();
    assertTrue(text.contains("UNAVAILABLE"), table::toPrettyString);
    assertTrue(text.contains("directorates/fsc"), table::toPrettyString);
    // A part is given 5 s; who is away is known sooner.
    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(8).toNanos(), "bounded");
    assertEquals(200, viewer.get("/v1/directorates/fsc/plans").status());
    assertEquals(503, viewer.get("/v1/directorates/els/plans").status());
  }

  /// Whoever reads plans of `els` waits for a lock, as behind a migration that somebody runs by
  /// hand.
  @Test
  void one_that_is_slow_costs_its_time_and_no_more() {
    Caller viewer = council.caller("corporate-viewer");
    CompletableFuture<String> lock =
        CompletableFuture.supplyAsync(() -> council.database().query(AWAY.name(), SLOW));
    Cluster.until(
        "els waits",
        Cluster.PATIENCE,
        () -> council.database().query(AWAY.name(), LOCKED).strip().equals("1"));

    long begun = System.nanoTime();
    JsonNode table = viewer.get("/v1/" + TABLE).ok();
    Seen.that("council view with one directorate slow", Council.seconds(begun));

    String text = table.toString();
    assertTrue(text.contains("UNAVAILABLE"), table::toPrettyString);
    assertTrue(text.contains("directorates/fsc"), table::toPrettyString);
    // A part is given 5 s.
    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(10).toNanos(), "bounded");
    assertEquals(200, viewer.get("/v1/directorates/fsc/plans").status());
    lock.join();
    Cluster.until(
        "els answers again",
        Cluster.PATIENCE,
        () -> viewer.get("/v1/directorates/els/plans").status() == 200);
  }

  @Test
  void a_token_for_one_directorate_reads_nothing_of_the_other() {
    Caller stranger = council.caller("planner.fsc");
    assertEquals(200, stranger.get("/v1/directorates/fsc/plans").status());
    for (String list :
        List.of("plans", "units", "officers", "indicators", "risks", "criticalFunctions")) {
      Caller.Answer refused = stranger.get("/v1/directorates/els/" + list);
      assertEquals(403, refused.status(), list);
      assertEquals("ROLE_MISSING", refused.reason(), list);
    }
    for (String view : List.of("directorates", TABLE)) {
      Caller.Answer seen = stranger.get("/v1/" + view);
      assertFalse(seen.body().toString().contains("directorates/els/"), view);
    }
  }

  private void scale(String service, int pods) {
    council.cluster().scale(AWAY.namespace(), "els-" + service, pods);
  }

  private static List<String> states(Caller viewer) {
    return StreamSupport.stream(
            viewer.get("/v1/directorates").ok().path("directorates").spliterator(), false)
        .map(
            one ->
                one.path("name").asText().replace("directorates/", "")
                    + " "
                    + one.path("state").asText())
        .sorted()
        .toList();
  }
}
