package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A collector is sent traces and metrics as soon as one is named.
class TelemetryTest {
  private final Map<String, CompletableFuture<String>> received = new ConcurrentHashMap<>();
  private HttpServer collector;

  @BeforeEach
  void collect() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          of(exchange.getRequestURI().getPath())
              .complete(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  @Test
  void a_call_is_a_span_and_a_measurement_of_the_named_collector() throws Exception {
    var settings =
        Map.of(
            "otel.exporter.otlp.endpoint",
            "http://localhost:" + collector.getAddress().getPort(),
            "otel.exporter.otlp.protocol",
            "http/protobuf",
            "otel.exporter.otlp.compression",
            "none",
            "otel.traces.sampler.arg",
            "1",
            "otel.bsp.schedule.delay",
            "100",
            "otel.metric.export.interval",
            "500");
    try (var plan = ServiceUnderTest.configured("plan", settings)) {
      Refused.by(
          () ->
              UnitServiceGrpc.newBlockingStub(plan.channel())
                  .getUnit(GetUnitRequest.newBuilder().setName("nobody").build()));

      assertTrue(of("/v1/traces").get(60, TimeUnit.SECONDS).contains("UnitService/GetUnit"));
      assertTrue(of("/v1/metrics").get(60, TimeUnit.SECONDS).contains("plan"));
    }
  }

  private CompletableFuture<String> of(String path) {
    return received.computeIfAbsent(path, missing -> new CompletableFuture<>());
  }
}
