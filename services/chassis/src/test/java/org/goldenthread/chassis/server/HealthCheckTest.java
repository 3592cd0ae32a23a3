package org.goldenthread.chassis.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.goldenthread.chassis.tls.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTest {
  private final HealthStatusManager health = new HealthStatusManager();
  private final Transport plainText = Transport.plainText();
  private Server service;
  private HttpServer gateway;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    service =
        NettyServerBuilder.forAddress(anyPort)
            .addService(health.getHealthService())
            .build()
            .start();
    gateway = HttpServer.create(anyPort, 0);
    gateway.createContext("/well", exchange -> answer(exchange, 200));
    gateway.createContext("/ill", exchange -> answer(exchange, 503));
    gateway.start();
  }

  @AfterEach
  void stop() {
    service.shutdownNow();
    gateway.stop(0);
  }

  @Test
  void all_is_well_where_every_target_serves() {
    assertTrue(HealthCheck.allWell(List.of(grpc(), http("/well")), plainText));
  }

  @Test
  void one_target_that_does_not_serve_is_enough() {
    health.setStatus("", ServingStatus.NOT_SERVING);

    assertFalse(HealthCheck.allWell(List.of(grpc(), http("/well")), plainText));
  }

  @Test
  void a_checklist_that_was_written_is_well_where_nothing_on_it_is_missing_or_wrong(
      @TempDir Path folder) throws IOException {
    Path list = folder.resolve("plan");
    Files.writeString(list, "plan of els\nOK       units  3 there\nWARNING  clock  late → NTP\n");
    assertTrue(HealthCheck.allWell(List.of("file:" + list, grpc()), plainText));

    Files.writeString(list, "plan of els\nMISSING  units  none → make one\nOK  clock  MISSING\n");
    assertFalse(HealthCheck.allWell(List.of("file:" + list, grpc()), plainText));

    Files.writeString(list, "plan of els\nWRONG    role   is a superuser → another\n");
    assertFalse(HealthCheck.allWell(List.of("file:" + list, grpc()), plainText));

    assertFalse(
        HealthCheck.allWell(
            List.of("file:" + folder.resolve("nobody-wrote-it"), grpc()), plainText));
  }

  @Test
  void an_answer_that_is_not_200_is_not_well() {
    assertFalse(HealthCheck.allWell(List.of(http("/ill"), grpc()), plainText));
  }

  @Test
  void a_service_whose_name_begins_like_an_address_is_asked_as_a_service() {
    for (String name : List.of("http-els-plan:1", "https-plan:1")) {
      String state = HealthCheck.state(name, plainText);
      assertTrue(state.contains("UNAVAILABLE"), state);
    }
  }

  @Test
  void a_target_that_is_not_there_is_not_well() {
    String gone = grpc();
    String goneToo = http("/well");
    stop();

    assertFalse(HealthCheck.allWell(List.of(gone), plainText));
    assertFalse(HealthCheck.allWell(List.of(goneToo), plainText));
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private String grpc() {
    return "localhost:" + service.getPort();
  }

  private String http(String path) {
    return "http://localhost:" + gateway.getAddress().getPort() + path;
  }
}
