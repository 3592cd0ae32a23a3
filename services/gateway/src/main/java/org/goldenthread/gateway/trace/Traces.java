package org.goldenthread.gateway.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.measure.Measures;
import org.jspecify.annotations.Nullable;

/// Each request is a span and a measurement. Both are named by the contract's route, which has no
/// ids, so there is an end to the names and no person is among them.
@Singleton
public final class Traces {
  /// The attribute of an answer that says why it is a failure.
  public static final String REASON = "goldenthread.reason";

  private static final String ROUTE = "http.route";

  private final Tracer tracer;
  private final TextMapPropagator propagator;
  private final MeterProvider<Timer> requests;
  private final MeterProvider<Counter> failures;

  Traces(OpenTelemetry telemetry, MeterRegistry registry) {
    this.tracer = telemetry.getTracer("org.goldenthread.gateway");
    this.propagator = telemetry.getPropagators().getTextMapPropagator();
    this.requests =
        Measures.durations(
            registry,
            "goldenthread.requests",
            "Requests of the contract's routes, until their answer begins");
    this.failures = Measures.failures(registry);
  }

  /// The place of a request that has just come.
  public Trace begin(HttpRequest<?> request) {
    String method = method(request);
    Context caller = propagator.extract(Context.root(), request.getHeaders(), new Headers());
    return new Trace(
        tracer
            .spanBuilder(method)
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .startSpan());
  }

  /// Which route it takes, once that is known.
  public void follow(Trace trace, HttpRequest<?> request, String route) {
    request.setAttribute(ROUTE, route);
    trace.span().updateName(method(request) + " " + route).setAttribute(ROUTE, route);
  }

  /// How it went; the body of the answer may still be on its way.
  public void end(Trace trace, HttpRequest<?> request, HttpResponse<?> response, long nanos) {
    String reason = response.getAttribute(REASON, String.class).orElse("");
    Span span = trace.span();
    span.setAttribute("http.response.status_code", response.code());
    if (!reason.isEmpty()) {
      span.setAttribute(REASON, reason);
    }
    if (response.code() >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
    String status = Integer.toString(response.code());
    requests
        .withTags(
            "method", method(request),
            "route", request.getAttribute(ROUTE, String.class).orElse("NONE"),
            "status", status)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (response.code() >= 400) {
      failures
          .withTags("reason", reason.isEmpty() ? Measures.NO_REASON : reason, "status", status)
          .increment();
    }
  }

  /// A method that HTTP does not have could be any of a million.
  private static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
  }

  private static final class Headers implements TextMapGetter<HttpHeaders> {
    @Override
    public Iterable<String> keys(HttpHeaders headers) {
      return headers.names();
    }

    @Override
    public @Nullable String get(@Nullable HttpHeaders headers, String name) {
      return headers == null ? null : headers.get(name);
    }
  }
}
