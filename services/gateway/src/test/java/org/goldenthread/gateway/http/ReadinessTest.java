package org.goldenthread.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A gateway that finds its instances in a cluster whose API does not answer.
@ExtendWith(Served.class)
class ReadinessTest {
  private final Gateway gateway;

  ReadinessTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  @Timeout(90)
  void it_lives_and_is_not_ready_before_the_cluster_was_seen() throws IOException {
    Map<String, Object> settings = new LinkedHashMap<>(gateway.settings());
    settings.put("goldenthread.discovery.kubernetes", "true");
    // Port 1 answers nobody, and no configuration of this machine is to lead elsewhere.
    settings.put("kubernetes.master", "http://localhost:1");
    settings.put("kubernetes.auth.tryKubeConfig", "false");
    try (SmallGateway small = SmallGateway.start(settings)) {
      assertEquals(200, gateway.call(small.uri(), "GET", "/health/liveness").send().status());
      assertEquals(503, gateway.call(small.uri(), "GET", "/health/readiness").send().status());
      gateway
          .call(small.uri(), "GET", "/v1/directorates/fsc/books")
          .send()
          .problem(503, "INSTANCE_UNAVAILABLE");
    }
  }
}
