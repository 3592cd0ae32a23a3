package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.goldenthread.testing.identity.Issuer;
import org.jspecify.annotations.Nullable;

/// Runs golden cases through the gateway, by HTTP.
public final class HttpTarget implements Target {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String JSON = "application/json";

  private final URI gateway;
  private final Bearer bearer;
  private final Contract contract = Contract.load();
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param gateway its base address, such as `http://localhost:8080`
  /// @param issuer whose tokens it accepts
  public HttpTarget(URI gateway, Issuer issuer) {
    this.gateway = gateway;
    this.bearer = new Bearer(issuer);
  }

  @Override
  public boolean takes(Step step) {
    return true;
  }

  @Override
  public Answer send(String protoPackage, Step step) {
    var call =
        step.rpc() == null
            ? HttpCall.written(step)
            : HttpCall.of(contract.method(protoPackage, step.rpc()), step.request());
    var headers = new HashMap<>(call.headers());
    headers.putAll(step.headers());
    bearer.authorization(step.as()).ifPresent(value -> headers.putIfAbsent("Authorization", value));
    try {
      var publisher = body(step, call.body(), headers);
      var request =
          HttpRequest.newBuilder(new URI(gateway + call.path()))
              .timeout(TIMEOUT)
              .method(call.method(), publisher);
      headers.forEach(request::header);
      return read(client.send(request.build(), BodyHandlers.ofString()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("step '" + step.name() + "': " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + gateway + call.path(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public List<String> status(Step.Then then, Answer answer) {
    var differences = new ArrayList<String>();
    if (!Integer.toString(then.http()).equals(answer.status())) {
      differences.add("HTTP status: expected " + then.http() + " but was " + answer.status());
    }
    then.headers()
        .forEach(
            (name, expected) -> {
              var actual = answer.headers().get(name);
              Subset.differences(
                      JsonNodeFactory.instance.textNode(expected),
                      actual == null
                          ? JsonNodeFactory.instance.missingNode()
                          : JsonNodeFactory.instance.textNode(actual))
                  .forEach(difference -> differences.add("header " + name + ": " + difference));
            });
    return differences;
  }

  private static BodyPublisher body(Step step, @Nullable JsonNode json, Map<String, String> headers)
      throws IOException {
    if (step.file() != null) {
      return BodyPublishers.ofByteArray(read(step.file()));
    }
    if (step.text() != null) {
      headers.putIfAbsent("Content-Type", JSON);
      return BodyPublishers.ofString(step.text());
    }
    if (json != null) {
      headers.putIfAbsent("Content-Type", JSON);
      return BodyPublishers.ofString(json.toString());
    }
    return BodyPublishers.noBody();
  }

  private static byte[] read(String file) throws IOException {
    if (Path.of(file).isAbsolute()) {
      return Files.readAllBytes(Path.of(file));
    }
    try (var in = ClassLoader.getSystemResourceAsStream(file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    }
  }

  private static Answer read(HttpResponse<String> response) {
    var headers = new HashMap<String, String>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    var type = response.headers().firstValue("Content-Type").orElse("");
    var body =
        type.contains("json") && !response.body().isBlank() && !type.contains("ndjson")
            ? Variables.parse(response.body())
            : JsonNodeFactory.instance.textNode(response.body());
    var problem = type.startsWith("application/problem+json");
    return new Answer(
        Integer.toString(response.statusCode()),
        headers,
        problem ? reason(body) : null,
        problem ? violations(body) : List.of(),
        body);
  }

  /// The last part of a problem's `type`.
  private static String reason(JsonNode problem) {
    return String.valueOf(Path.of(problem.path("type").asText("about:blank")).getFileName());
  }

  private static List<String> violations(JsonNode problem) {
    return StreamSupport.stream(problem.path("errors").spliterator(), false)
        .map(error -> error.path("code").asText())
        .toList();
  }
}
