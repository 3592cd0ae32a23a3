package org.goldenthread.gateway.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// One HTTP request, put together step by step.
public final class Call {
  private final HttpClient http;
  private final String method;
  private final HttpRequest.Builder request;
  private BodyPublisher body = BodyPublishers.noBody();

  public Call(HttpClient http, String method, URI uri) {
    this.http = http;
    this.method = method;
    this.request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
  }

  public Call header(String name, String value) {
    request.setHeader(name, value);
    return this;
  }

  public Call token(String token) {
    return header("Authorization", "Bearer " + token);
  }

  public Call json(String json) {
    return body("application/json", json.getBytes(UTF_8));
  }

  public Call body(String type, byte[] bytes) {
    return body(type, BodyPublishers.ofByteArray(bytes));
  }

  public Call body(String type, BodyPublisher publisher) {
    body = publisher;
    return header("Content-Type", type);
  }

  /// Sends it, and waits for the whole answer.
  public Reply send() {
    return new Reply(send(BodyHandlers.ofByteArray()));
  }

  /// Sends it, and waits for the answer to begin.
  public HttpResponse<InputStream> open() {
    return send(BodyHandlers.ofInputStream());
  }

  /// Sends it, and waits for nothing.
  public CompletableFuture<Reply> begin() {
    return http.sendAsync(request.method(method, body).build(), BodyHandlers.ofByteArray())
        .thenApply(Reply::new);
  }

  private <T> HttpResponse<T> send(HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.method(method, body).build(), handler);
    } catch (IOException broken) {
      throw new UncheckedIOException(method + ": the connection broke off", broken);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }
}
