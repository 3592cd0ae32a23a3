package org.goldenthread.chassis.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.goldenthread.chassis.tls.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PulseTest {
  private final HealthStatusManager health = new HealthStatusManager();
  private final Transport transport = Transport.plainText();
  private final Pulse pulse = new Pulse(transport, Duration.ofSeconds(1));
  private final AtomicBoolean stuck = new AtomicBoolean();
  private final List<Runnable> waiting = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private Server server;

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .executor(this::execute)
            .addService(health.getHealthService())
            .addTransportFilter(
                new ServerTransportFilter() {
                  @Override
                  public Attributes transportReady(Attributes attributes) {
                    connections.incrementAndGet();
                    return attributes;
                  }
                })
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
    pulse.close();
    transport.close();
  }

  @Test
  void a_server_that_answers_is_alive_whatever_it_says_of_itself() {
    assertTrue(isFelt());

    health.setStatus("", ServingStatus.NOT_SERVING);
    assertTrue(isFelt());
    health.clearStatus("");
    assertTrue(isFelt());
  }

  @Test
  void each_time_is_a_new_connection() {
    for (int i = 1; i <= 3; i++) {
      assertTrue(isFelt());
      assertEquals(i, connections.get());
    }
  }

  @Test
  void a_server_that_takes_connections_and_never_answers_is_seen_and_so_is_that_it_goes_on() {
    assertTrue(isFelt());

    stuck.set(true);
    assertFalse(isFelt());

    stuck.set(false);
    waiting.forEach(Runnable::run);
    assertTrue(isFelt());
  }

  @Test
  void a_server_that_is_gone_is_seen() {
    assertTrue(isFelt());

    server.shutdownNow();

    assertFalse(isFelt());
  }

  private boolean isFelt() {
    return pulse.isFelt(server.getListenSockets().getFirst());
  }

  private void execute(Runnable task) {
    if (!stuck.get()) {
      Thread.ofVirtual().start(task);
    } else {
      waiting.add(task);
    }
  }
}
