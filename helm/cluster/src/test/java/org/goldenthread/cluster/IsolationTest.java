package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Database;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Seen;
import org.goldenthread.cluster.platform.Settings;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A pod that nobody has allowed anything, in a namespace of its own.
@Order(2)
@ExtendWith(Installed.class)
class IsolationTest {
  private static final String NAMESPACE = "gt-stranger";

  private final Council council;

  IsolationTest(Council council) {
    this.council = council;
  }

  @Test
  void a_stranger_reaches_the_gateway_but_neither_a_service_nor_the_database() {
    council.cluster().createNamespace(NAMESPACE, Map.of());

    String gateway = answer("gateway", "http://gateway.gt-gateway.svc/openapi.json");
    String service = answer("service", "http://fsc-plan.gt-fsc.svc:50051");
    String metrics = answer("metrics", "http://fsc-plan.gt-fsc.svc:8090/health");
    String database = answer("database", "http://" + Database.HOST + ":5432");

    Seen.that("a stranger's pod asks the gateway", gateway);
    Seen.that("a stranger's pod asks a service", service);
    Seen.that("a stranger's pod asks a service's metrics", metrics);
    Seen.that("a stranger's pod asks the database", database);
    assertEquals("SERVING", gateway);
    assertTrue(service.contains("timed out"), service);
    assertTrue(metrics.contains("timed out"), metrics);
    assertTrue(database.contains("timed out"), database);
  }

  /// What a program of ours says of a target, from the stranger's pod.
  private String answer(String name, String target) {
    Cluster cluster = council.cluster();
    cluster.apply(
        NAMESPACE,
        "stranger.yaml",
        Map.of("name", name, "image", Settings.image("gateway"), "target", target));
    Cluster.until(
        name + " was asked",
        Cluster.PATIENCE,
        () -> {
          Pod pod = cluster.client().pods().inNamespace(NAMESPACE).withName(name).require();
          return pod.getStatus().getPhase().equals("Succeeded")
              || pod.getStatus().getPhase().equals("Failed");
        });
    String log = cluster.client().pods().inNamespace(NAMESPACE).withName(name).getLog();
    return log.lines()
        .filter(line -> line.contains("\"checked\""))
        .map(line -> line.replaceAll(".*\"state\":\"([^\"]*)\".*", "$1"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(log));
  }
}
