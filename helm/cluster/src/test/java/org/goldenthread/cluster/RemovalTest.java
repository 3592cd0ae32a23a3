package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Helm;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A directorate leaves.
@Order(9)
@ExtendWith(Installed.class)
class RemovalTest {
  private static final Release LEAVING = Release.instance("els");

  private final Council council;

  RemovalTest(Council council) {
    this.council = council;
  }

  @Test
  void a_directorate_is_removed_and_the_other_does_not_notice() {
    Caller viewer = council.caller("corporate-viewer");
    Load load = Load.begin(council.caller("planner"), List.of("fsc"));
    try (load) {
      load.await(200);
      Helm.uninstall(LEAVING).ok();
      Duration gone =
          Cluster.until(
              "els is not served any more",
              Duration.ofMinutes(1),
              () -> viewer.get("/v1/directorates/els/units").status() == 404);
      Seen.that("gateway serves a removed directorate no more after", gone.toMillis() + " ms");
      load.await(load.requests() + 200);
    }

    assertEquals(List.of(), load.failures());
    assertEquals(1, viewer.get("/v1/directorates").ok().path("directorates").size());
    KubernetesClient client = council.cluster().client();
    // Calls that have begun are ended first; what `helm test` left has ended, and can be read.
    Cluster.until(
        "its pods are gone",
        Cluster.PATIENCE,
        () ->
            client.pods().inNamespace(LEAVING.namespace()).list().getItems().stream()
                .allMatch(pod -> pod.getStatus().getPhase().equals("Succeeded")));
    assertEquals(List.of(), client.services().inNamespace(LEAVING.namespace()).list().getItems());
    // What it recorded stays its own.
    assertEquals("1", council.database().query("els", "select count(*) from plan.plan").strip());
  }
}
