package org.goldenthread.testing.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.goldenthread.testing.identity.Issuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/// Against a server that echoes a call as JSON, or answers a problem to whoever has no token.
class HttpTargetTest {
  private static final Issuer ISSUER = Issuer.start();
  private static final HttpServer SERVER = echo();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop(0);
    ISSUER.close();
  }

  @TestFactory
  Stream<DynamicTest> cases_run_in_order_and_use_what_was_saved() {
    return GoldenCases.of(
        "org/goldenthread/testing/golden/echo.yaml", target(), Map.of("directorate", "fsc"));
  }

  @Test
  void a_case_that_is_not_met_says_every_difference() throws Throwable {
    var cases = GoldenCases.of("org/goldenthread/testing/golden/unmet.yaml", target()).toList();

    var failure =
        assertThrows(AssertionFailedError.class, () -> cases.getFirst().getExecutable().execute());

    var message = Objects.requireNonNull(failure.getMessage());
    assertTrue(message.contains("HTTP status: expected 404 but was 401"), message);
    assertTrue(
        message.contains("reason: expected RESOURCE_NOT_FOUND but was TOKEN_MISSING"), message);
  }

  @Test
  void a_field_that_no_case_has_is_a_mistake_in_the_file() {
    var mistake =
        assertThrows(
            Exception.class,
            () -> GoldenCases.of("org/goldenthread/testing/golden/mistyped.yaml", target()));

    assertTrue(String.valueOf(mistake.getMessage()).contains("statuss"), mistake.toString());
  }

  @Test
  void every_fault_of_a_token_reads_as_a_token() {
    var bearer = new Bearer(ISSUER);
    for (var fault :
        new String[] {"EXPIRED", "FORGED", "UNSIGNED", "OTHER_AUDIENCE", "OTHER_ISSUER"}) {
      var as = Variables.parse("{\"grants\": [\"fsc:viewer\"], \"fault\": \"" + fault + "\"}");
      assertEquals(3, bearer.authorization(as).orElseThrow().split("\\.", -1).length, fault);
    }
  }

  private static HttpTarget target() {
    return new HttpTarget(URI.create("http://localhost:" + SERVER.getAddress().getPort()), ISSUER);
  }

  private static HttpServer echo() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", HttpTargetTest::answer);
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange call) throws IOException {
    var known = call.getRequestHeaders().containsKey("Authorization");
    var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer =
        known
            ? "{\"method\": \"%s\", \"uri\": \"%s\", \"body\": %s}"
                .formatted(
                    call.getRequestMethod(), call.getRequestURI(), body.isEmpty() ? "null" : body)
            : "{\"type\": \"/problems/TOKEN_MISSING\", \"errors\": [{\"code\": \"b\"}, {\"code\":"
                + " \"a\"}]}";
    call.getResponseHeaders()
        .set("Content-Type", known ? "application/json" : "application/problem+json");
    call.getResponseHeaders().set("ETag", "\"7\"");
    call.sendResponseHeaders(known ? 200 : 401, 0);
    try (var out = call.getResponseBody()) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }
}
