package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Helm;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
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
    int rounds = 0;
    try (load) {
      while (rounds == 0 || load.requests() < REQUESTS) {
        council.releases().forEach(UpgradeTest.this::upgradeAndRollBack);
        rounds++;
      }
    }

    Seen.that("every chart upgraded and rolled back under load", rounds + " time(s)");
    Seen.that(
        "requests during upgrades and rollbacks: made, failed",
        load.requests() + ", " + load.failures().size());
    assertEquals(List.of(), load.failures());
  }

  /// Every pod is replaced, one after the other, and back again.
  private void upgradeAndRollBack(Release release) {
    long begun = System.nanoTime();
    council.upgrade(release, Map.of("podAnnotations.version", "next")).ok();
    Seen.that("upgrade of " + release.name() + " under load", Council.seconds(begun));
    begun = System.nanoTime();
    Helm.rollback(release).ok();
    Seen.that("rollback of " + release.name() + " under load", Council.seconds(begun));
  }
}
