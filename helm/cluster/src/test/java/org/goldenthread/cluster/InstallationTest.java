package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A fresh cluster on which the gateway and two directorates were installed.
@Order(1)
@ExtendWith(Installed.class)
class InstallationTest {
  private final Council council;

  InstallationTest(Council council) {
    this.council = council;
  }

  @Test
  void each_directorate_imports_its_plan_through_the_gateway() {
    for (String code : Council.DIRECTORATES) {
      long begun = System.nanoTime();
      JsonNode done = council.caller("planner").importPlan(code).ok();
      Seen.that("plan imported into " + code, Council.seconds(begun));

      assertEquals("COMPLETED", done.path("state").asText(), done::toPrettyString);
      List<JsonNode> actions =
          council
              .caller("viewer")
              .all(
                  "/v1/directorates/" + code + "/plans/community-support-2026-27/actions",
                  "actions");
      assertEquals(37, actions.size());
    }
  }

  @Test
  void the_council_gets_one_answer_from_both() {
    JsonNode table =
        council
            .caller("corporate-viewer")
            .get("/v1/monitoringTable?planYear=2026-27&round=MID_YEAR")
            .ok();
    JsonNode directorates = council.caller("corporate-viewer").get("/v1/directorates").ok();

    assertEquals(
        List.of("directorates/els", "directorates/fsc"), names(directorates.path("directorates")));
    assertEquals(
        List.of("READY", "READY"),
        StreamSupport.stream(directorates.path("directorates").spliterator(), false)
            .map(one -> one.path("state").asText())
            .toList());
    assertEquals(2, table.path("directorates").size(), table::toPrettyString);
  }

  @Test
  void how_long_each_program_took_to_be_ready() {
    for (Release release : council.releases()) {
      List<String> programs =
          release.equals(Release.GATEWAY) ? List.of("gateway") : Council.SERVICES;
      for (String program : programs) {
        List<Duration> took = new ArrayList<>();
        for (Pod pod : council.cluster().pods(release, program)) {
          took.add(start(pod));
        }
        Seen.that("ready after its start: " + release.name() + " " + program, took);
        assertEquals(Council.pods(release), took.size());
      }
    }
  }

  /// From the start of its container to the first time that it was ready, in whole seconds.
  private static Duration start(Pod pod) {
    var status = pod.getStatus();
    Instant ready =
        status.getConditions().stream()
            .filter(condition -> condition.getType().equals("Ready"))
            .map(condition -> Instant.parse(condition.getLastTransitionTime()))
            .findFirst()
            .orElseThrow();
    String begun = status.getContainerStatuses().getFirst().getState().getRunning().getStartedAt();
    return Duration.between(Instant.parse(begun), ready);
  }

  private static List<String> names(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("name").asText())
        .sorted()
        .toList();
  }
}
