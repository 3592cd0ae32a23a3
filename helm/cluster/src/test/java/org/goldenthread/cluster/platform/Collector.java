package org.goldenthread.cluster.platform;

import java.util.Map;

/// An OpenTelemetry Collector in the cluster, which writes what it is sent into its log.
public final class Collector {
  static final String NAMESPACE = "gt-telemetry";
  static final String ENDPOINT = "http://collector." + NAMESPACE + ".svc:4317";

  private Collector() {}

  static void start(Cluster cluster) {
    cluster.createNamespace(NAMESPACE, Map.of());
    cluster.apply(NAMESPACE, "collector.yaml", Map.of("image", Settings.COLLECTOR));
    cluster.awaitReady(NAMESPACE, "app", "collector");
  }

  /// What it was sent so far.
  public static String log(Cluster cluster) {
    return cluster
        .client()
        .pods()
        .inNamespace(NAMESPACE)
        .withName(cluster.pods(NAMESPACE, "app", "collector").getFirst().getMetadata().getName())
        .getLog();
  }
}
