package org.goldenthread.gateway.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/// Lets the pages of configured origins call from a browser, and read what they need of the answer.
///
/// Micronaut's own filter asks its router which methods a path has, and the contract's routes are
/// not there. Callers show a token and no cookie, so credentials are never allowed.
@ServerFilter("/**")
final class Cors implements Ordered {
  private static final String ORIGIN = "Access-Control-Allow-Origin";

  private final CorsConfig config;

  Cors(CorsConfig config) {
    this.config = config;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /// Answers a browser that asks first. Others go on.
  @RequestFilter
  @Nullable HttpResponse<?> ask(HttpRequest<?> request) {
    if (!isAllowed(request)
        || !request.getMethodName().equals("OPTIONS")
        || !request.getHeaders().contains("Access-Control-Request-Method")) {
      return null;
    }
    MutableHttpResponse<?> response = HttpResponse.ok();
    allow(request, response.getHeaders());
    return response
        .header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
        .header(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, Accept, If-Match, If-None-Match, Idempotency-Key,"
                + " Last-Event-ID, traceparent, tracestate")
        .header("Access-Control-Max-Age", "600");
  }

  /// Marks every answer, also those that are problems.
  @ResponseFilter
  void answer(HttpRequest<?> request, HttpResponse<?> response) {
    // A stream's answer is not mutable as a whole, but its headers are until they are sent.
    if (config.origins().isEmpty()
        || !(response.getHeaders() instanceof MutableHttpHeaders headers)) {
      return;
    }
    headers.set("Vary", "Origin");
    if (isAllowed(request)) {
      allow(request, headers);
      headers.set(
          "Access-Control-Expose-Headers",
          "ETag, Location, Link, Retry-After, Allow, traceparent, Content-Disposition,"
              + " WWW-Authenticate");
    }
  }

  private static void allow(HttpRequest<?> request, MutableHttpHeaders headers) {
    headers.set("Vary", "Origin");
    headers.set(ORIGIN, String.valueOf(request.getHeaders().get("Origin")));
  }

  private boolean isAllowed(HttpRequest<?> request) {
    @Nullable String origin = request.getHeaders().get("Origin");
    return origin != null && config.origins().contains(origin);
  }
}
