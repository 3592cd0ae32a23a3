package org.goldenthread.gateway.instance;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on a port of its own that says that it serves; when it is held, not before it is let
/// go.
final class Station extends HealthGrpc.HealthImplBase implements AutoCloseable {
  private final Server server;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final AtomicInteger connections = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);

  Station() {
    try {
      server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(this)
              .addTransportFilter(new Door())
              .build()
              .start();
    } catch (IOException taken) {
      throw new UncheckedIOException("a free port was not free", taken);
    }
  }

  private final class Door extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      connections.incrementAndGet();
      return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
      left.countDown();
    }
  }

  @Override
  public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
    asked.countDown();
    try {
      if (!held.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("held for too long");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    caller.onNext(HealthCheckResponse.newBuilder().setStatus(ServingStatus.SERVING).build());
    caller.onCompleted();
  }

  /// Answers once and then goes on for ever.
  @Override
  public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
    caller.onNext(HealthCheckResponse.newBuilder().setStatus(ServingStatus.SERVING).build());
  }

  void hold() {
    held = new CountDownLatch(1);
  }

  void letGo() {
    held.countDown();
  }

  boolean wasAsked() throws InterruptedException {
    return asked.await(20, TimeUnit.SECONDS);
  }

  /// Whether whoever was connected has gone, or goes within a while.
  boolean isLeft() throws InterruptedException {
    return left.await(20, TimeUnit.SECONDS);
  }

  int connections() {
    return connections.get();
  }

  /// An instance of which every service is here.
  Map<String, String> targets() {
    String here = "localhost:" + server.getPort();
    return Map.of("plan", here, "indicator", here, "risk", here, "continuity", here);
  }

  @Override
  public void close() {
    letGo();
    server.shutdownNow();
  }
}
