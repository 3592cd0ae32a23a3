package org.goldenthread.gateway.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/// One HTTP answer, read whole.
public record Reply(HttpResponse<byte[]> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  /// A header; empty where it is not there.
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(bytes(), UTF_8);
  }

  /// The answer's JSON, where it has the status that was expected.
  public JsonNode json(int status) {
    assertEquals(status, status(), this::text);
    assertEquals("application/json", header("Content-Type"));
    return tree();
  }

  /// The problem, where it is the one that was expected.
  public JsonNode problem(int status, String reason) {
    assertEquals(status, status(), this::text);
    assertEquals("application/problem+json", header("Content-Type"));
    JsonNode problem = tree();
    assertEquals("/problems/" + reason, problem.path("type").asText(), this::text);
    assertEquals(status, problem.path("status").asInt());
    assertTrue(problem.path("traceId").asText().matches("[0-9a-f]{32}"), this::text);
    assertTrue(problem.path("detail").asText().length() > 5, this::text);
    return problem;
  }

  /// The problem's only flaw.
  public JsonNode flaw(int status, String reason) {
    JsonNode errors = problem(status, reason).path("errors");
    assertEquals(1, errors.size(), this::text);
    return errors.get(0);
  }

  private JsonNode tree() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException broken) {
      throw new AssertionError("no JSON: " + text(), broken);
    }
  }
}
