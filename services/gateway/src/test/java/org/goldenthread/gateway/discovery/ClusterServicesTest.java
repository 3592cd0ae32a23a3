package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.Opened;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterServicesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "els,law"})
  void while_the_cluster_was_never_seen_nothing_is_decided(String namespaces) throws IOException {
    List<String> narrowed = namespaces.isEmpty() ? List.of() : List.of(namespaces.split(","));
    DiscoveryConfig config = new DiscoveryConfig(null, true, narrowed, Duration.ofSeconds(1));
    try (ClusterServices cluster = new ClusterServices(config, nobody());
        Instances instances = new Instances(Opened.plainly(), Duration.ofSeconds(1));
        Discovery discovery = new Discovery(List.of(), List.of(cluster), instances, config)) {
      discovery.look();

      assertEquals(Optional.empty(), cluster.look());
      assertFalse(instances.complete());
    }
  }

  private static Config nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new ConfigBuilder(Config.empty())
          .withMasterUrl("http://localhost:" + socket.getLocalPort())
          .build();
    }
  }
}
