package org.goldenthread.chassis.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/// What the gRPC health check says, over HTTP for those who cannot ask it: Kubernetes, where
/// services speak TLS. A service that drains is alive and not ready. The database is no part of
/// either: a service without it answers with a clear error, and is well again when the database is.
@Controller("/health")
@Requires(beans = GrpcEmbeddedServer.class)
final class Health {
  private final GrpcEmbeddedServer server;
  private final Drain drain;

  Health(GrpcEmbeddedServer server, Drain drain) {
    this.server = server;
    this.drain = drain;
  }

  @Get("/liveness")
  Map<String, String> liveness() {
    return Map.of("status", "UP");
  }

  @Get(uris = {"/", "/readiness"})
  HttpResponse<Map<String, String>> readiness() {
    return server.isRunning() && !drain.hasBegun()
        ? HttpResponse.ok(Map.of("status", "UP"))
        : HttpResponse.<Map<String, String>>serverError()
            .status(503)
            .body(Map.of("status", "DOWN"));
  }
}
