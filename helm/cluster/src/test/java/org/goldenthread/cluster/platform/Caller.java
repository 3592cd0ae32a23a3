package org.goldenthread.cluster.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Somebody in front of the gateway.
///
/// @param gateway where it is
/// @param token theirs
public record Caller(URI gateway, String token) {
  // A file may take as long as the gateway lets it.
  private static final Duration TIMEOUT = Duration.ofSeconds(150);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String SAMPLE =
      "/org/goldenthread/testing/sample/community-support-2026-27.docx";

  /// What was answered.
  public record Answer(int status, JsonNode body) {
    public JsonNode ok() {
      assertEquals(2, status / 100, status + " " + body.toPrettyString());
      return body;
    }

    /// The last part of a problem's type.
    public String reason() {
      String type = body.path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  public Answer get(String path) {
    return answered(request(path).GET());
  }

  /// The names of all items of a list, page by page.
  public List<JsonNode> all(String path, String field) {
    List<JsonNode> items = new ArrayList<>();
    String page = "";
    do {
      String query = (path.contains("?") ? "&" : "?") + "pageSize=500&pageToken=" + page;
      JsonNode answer = get(path + query).ok();
      answer.path(field).forEach(items::add);
      page = answer.path("nextPageToken").asText();
    } while (!page.isEmpty());
    return items;
  }

  /// Imports the sample plan.
  public Answer importPlan(String directorate) {
    return answered(
        request("/v1/directorates/" + directorate + "/plans:import")
            .header("Content-Type", WORD)
            .POST(BodyPublishers.ofByteArray(sample())));
  }

  public Answer post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return answered(headers.length == 0 ? request : request.headers(headers));
  }

  /// The same, for who wants to see a connection fail.
  public Answer send(HttpRequest.Builder request) throws IOException {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  /// A page that anybody may read.
  public static String text(String uri) throws IOException {
    try {
      return HTTP.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Answer answered(HttpRequest.Builder request) {
    try {
      return send(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sample() {
    try (InputStream in = Caller.class.getResourceAsStream(SAMPLE)) {
      return Objects.requireNonNull(in, SAMPLE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
