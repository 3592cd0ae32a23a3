package org.goldenthread.local;

import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Asks a process whether it is ready.
@FunctionalInterface
interface Probe {
  Duration PATIENCE = Duration.ofSeconds(2);

  boolean ready();

  /// The standard gRPC health check of the whole server.
  static Probe grpc(int port) {
    return () -> {
      var channel = NettyChannelBuilder.forAddress("localhost", port).usePlaintext().build();
      try {
        return HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus()
            == ServingStatus.SERVING;
      } catch (StatusRuntimeException notYet) {
        return false;
      } finally {
        channel.shutdownNow();
      }
    };
  }

  /// An address that answers 200.
  static Probe http(URI uri) {
    return () -> {
      try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException notYet) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }
}
