package org.goldenthread.plan.guarantee.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;

/// How a service does, for probes that cannot speak gRPC over TLS.
class HealthTest {
  @Test
  void a_service_that_drains_is_alive_and_not_ready() throws Exception {
    try (var plan = ServiceUnderTest.start("plan")) {
      URI http = plan.bean(EmbeddedServer.class).start().getURI();
      assertEquals(200, ask(http, "/health/readiness"));
      assertEquals(200, ask(http, "/health/liveness"));

      plan.bean(GrpcEmbeddedServer.class).stop();

      assertEquals(503, ask(http, "/health/readiness"));
      assertEquals(200, ask(http, "/health/liveness"));
    }
  }

  @Test
  void a_service_whose_database_is_away_is_alive_and_ready() throws Exception {
    try (var plan = ServiceUnderTest.start("plan")) {
      URI http = plan.bean(EmbeddedServer.class).start().getURI();

      plan.database().close();

      assertEquals(200, ask(http, "/health/readiness"));
      assertEquals(200, ask(http, "/health/liveness"));
    }
  }

  private static int ask(URI http, String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(http.resolve(path)).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
