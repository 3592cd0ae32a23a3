package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Database;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A node is drained, as it is before it is mended.
@Order(8)
@ExtendWith(Installed.class)
class NodeTest {
  private final Council council;

  NodeTest(Council council) {
    this.council = council;
  }

  @Test
  void no_request_fails_while_a_node_is_drained() {
    KubernetesClient client = council.cluster().client();
    List<Node> nodes = client.nodes().list().getItems();
    assumeTrue(nodes.size() > 1, "one node has nowhere to send its pods");
    // Not the database's: its volume cannot move.
    String databaseAt =
        council
            .cluster()
            .pods(Database.NAMESPACE, "app", "postgres")
            .getFirst()
            .getSpec()
            .getNodeName();
    Node node =
        nodes.stream()
            .filter(one -> !one.getMetadata().getName().equals(databaseAt))
            .findFirst()
            .orElseThrow();
    Load load = Load.begin(council.caller("planner"), List.of("fsc"));
    try (load) {
      load.await(200);
      cordon(client, node, true);
      long begun = System.nanoTime();
      council.releases().forEach(release -> evictAll(client, release, node));
      Seen.that("node drained under load", Council.seconds(begun));
      load.await(load.requests() + 500);
    } finally {
      cordon(client, node, false);
    }

    Seen.that(
        "requests during the drain: made, failed", load.requests() + ", " + load.failures().size());
    assertEquals(List.of(), load.failures());
  }

  private static void cordon(KubernetesClient client, Node node, boolean cordoned) {
    client
        .nodes()
        .withName(node.getMetadata().getName())
        .edit(
            it -> {
              it.getSpec().setUnschedulable(cordoned);
              return it;
            });
  }

  /// Evicts as `kubectl drain` does: what the disruption budget forbids now is asked for again.
  private static void evictAll(KubernetesClient client, Release release, Node node) {
    String name = node.getMetadata().getName();
    Cluster.until(
        "no pod of " + release.name() + " is on " + name,
        Cluster.PATIENCE,
        () -> {
          List<Pod> there =
              client.pods().inNamespace(release.namespace()).list().getItems().stream()
                  .filter(pod -> name.equals(pod.getSpec().getNodeName()))
                  .filter(pod -> pod.getStatus().getPhase().equals("Running"))
                  .toList();
          there.forEach(
              pod ->
                  client
                      .pods()
                      .inNamespace(release.namespace())
                      .withName(pod.getMetadata().getName())
                      .evict());
          return there.isEmpty();
        });
  }
}
