package org.goldenthread.chassis.server;

import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.InetSocketAddress;
import java.util.Map;

/// What the gRPC health check says, over HTTP for those who cannot ask it: Kubernetes, where
/// services speak TLS. A service is alive while its gRPC server answers, whatever it says. One that
/// drains is alive and not ready. The database is no part of either: a service without it answers
/// with a clear error, and is well again when the database is.
@Controller("/health")
@Requires(beans = GrpcEmbeddedServer.class)
final class Health {
  private final GrpcEmbeddedServer server;
  private final Drain drain;
  private final Pulse pulse;

  Health(GrpcEmbeddedServer server, Drain drain, Pulse pulse) {
    this.server = server;
    this.drain = drain;
    this.pulse = pulse;
  }

  @Get("/liveness")
  HttpResponse<Map<String, String>> liveness() {
    return answer(drain.hasBegun() || (server.isRunning() && pulse.isFelt(address())));
  }

  @Get(uris = {"/", "/readiness"})
  HttpResponse<Map<String, String>> readiness() {
    return answer(server.isRunning() && !drain.hasBegun());
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(server.getHost(), server.getServer().getPort());
  }

  private static HttpResponse<Map<String, String>> answer(boolean well) {
    return well
        ? HttpResponse.ok(Map.of("status", "UP"))
        : HttpResponse.<Map<String, String>>serverError()
            .status(503)
            .body(Map.of("status", "DOWN"));
  }
}
