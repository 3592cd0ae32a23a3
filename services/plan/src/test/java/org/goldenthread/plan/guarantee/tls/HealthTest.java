package org.goldenthread.plan.guarantee.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.goldenthread.testing.certificate.Authority;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a service does, for probes that cannot speak gRPC over TLS.
class HealthTest {
  @TempDir private Path folder;

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

  @Test
  void a_service_with_certificates_is_alive_while_its_server_answers_itself() throws Exception {
    try (var plan = new TlsService(folder, Map.of("goldenthread.tls.callers", "gateway"))) {
      URI http = plan.service().bean(EmbeddedServer.class).start().getURI();
      assertEquals(200, ask(http, "/health/liveness"));

      // Nobody believes it any more, which a restart would not mend.
      plan.own.trust(Authority.named("elsewhere"));
      TlsService.await(() -> !plan.ask(plan.caller(plan.own)).equals("SERVING"));
      assertEquals(200, ask(http, "/health/liveness"));

      plan.service().bean(GrpcEmbeddedServer.class).getServer().shutdownNow().awaitTermination();
      assertEquals(503, ask(http, "/health/liveness"));
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
