package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.goldenthread.local.Platform;

/// Somebody in front of the gateway, with a token of one role.
public final class Client {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final URI gateway;
  private final String token;

  public Client(Platform platform, String role) {
    this(platform.gateway(), platform.issuer().token(role));
  }

  private Client(URI gateway, String token) {
    this.gateway = gateway;
    this.token = token;
  }

  /// Somebody who holds these grants and no others: `els:planner`.
  static Client with(Platform platform, String... grants) {
    return new Client(platform.gateway(), platform.issuer().mint().grants(grants).signed());
  }

  /// What was answered.
  public record Answer(int status, JsonNode body) {
    JsonNode ok() {
      assertEquals(200, status, body.toPrettyString());
      return body;
    }

    /// The last part of a problem's type.
    String reason() {
      var type = body.path("type").asText();
      return type.substring(type.lastIndexOf('/') + 1);
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /// The answer as it comes, whatever it is.
  HttpResponse<String> text(String path) {
    return sent(request(path).GET());
  }

  /// @param headers names and values in turn
  Answer post(String path, String json, String... headers) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /// A merge patch of the version that was read.
  Answer patch(JsonNode read, String json) {
    return send(
        request("/v1/" + read.path("name").asText())
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", '"' + read.path("etag").asText() + '"')
            .method("PATCH", BodyPublishers.ofString(json)));
  }

  Answer delete(JsonNode read) {
    return send(
        request("/v1/" + read.path("name").asText())
            .header("If-Match", '"' + read.path("etag").asText() + '"')
            .DELETE());
  }

  Answer importPlan(String directorate, BodyPublisher file) {
    return importPlan(directorate, "", file);
  }

  /// @param query such as `?validateOnly=true`
  /// @param headers names and values in turn
  Answer importPlan(String directorate, String query, BodyPublisher file, String... headers) {
    var request =
        request("/v1/directorates/" + directorate + "/plans:import" + query)
            .header("Content-Type", WORD)
            .POST(file);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /// A file as it comes.
  ///
  /// @param headers names and values in turn
  byte[] download(String path, String... headers) {
    try {
      var request = request(path).GET();
      if (headers.length > 0) {
        request.headers(headers);
      }
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      assertEquals(200, response.statusCode());
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Asks again until the answer is as it will be soon, such as after a service came back.
  void until(String path, Predicate<JsonNode> reached) {
    until(() -> get(path), answer -> reached.test(answer.ok()));
  }

  /// Repeats a call until it is answered as it will be soon.
  static Answer until(Supplier<Answer> call, Predicate<Answer> reached) {
    var giveUp = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      var answer = call.get();
      if (reached.test(answer)) {
        return answer;
      }
      assertTrue(System.nanoTime() < giveUp, answer.toString());
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// All items of a list, page by page.
  List<JsonNode> all(String path, String field) {
    var items = new ArrayList<JsonNode>();
    var token = "";
    do {
      var query = (path.contains("?") ? "&" : "?") + "pageSize=500&pageToken=" + token;
      var page = get(path + query).ok();
      page.path(field).forEach(items::add);
      token = page.path("nextPageToken").asText();
    } while (!token.isEmpty());
    return items;
  }

  /// A sample plan from the class path.
  static byte[] sample(String name) {
    var resource = "org/goldenthread/testing/sample/" + name;
    try (var in = ClassLoader.getSystemResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private static Answer send(HttpRequest.Builder request) {
    var response = sent(request);
    try {
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
