package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every chart is upgraded and rolled back while people work.
@Order(4)
@ExtendWith(Installed.class)
class UpgradeTest {
  private static final long REQUESTS = 20_000;

  private final Council council;

  UpgradeTest(Council council) {
    this.council = council;
  }

  @Test
  void no_request_fails_while_every_chart_is_upgraded_and_rolled_back() {
    Load load = Load.begin(council.caller("planner"), Council.DIRECTORATES);
    try (load) {
      for (Release release : council.releases()) {
        long begun = System.nanoTime();
        council.upgrade(release, Map.of("podAnnotations.version", "next")).ok();
        Seen.that("upgrade of " + release.name() + " under load", Council.seconds(begun));
        begun = System.nanoTime();
        Helm.rollback(release).ok();
        Seen.that("rollback of " + release.name() + " under load", Council.seconds(begun));
      }
      load.await(REQUESTS);
    }

    Seen.that(
        "requests during upgrades and rollbacks: made, failed, sent again on a broken connection",
        load.requests() + ", " + load.failures().size() + ", " + load.again());
    assertEquals(List.of(), load.failures());
  }
}
