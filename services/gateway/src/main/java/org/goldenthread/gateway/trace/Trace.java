package org.goldenthread.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.concurrent.Callable;

/// A request's place in a W3C trace: the caller's own trace where it brings one, else a new one.
///
/// @param span the gateway's part of it, whether or not it is kept
public record Trace(Span span) {
  /// 32 hex digits.
  public String id() {
    return span.getSpanContext().getTraceId();
  }

  /// As the header writes it.
  public String traceparent() {
    SpanContext at = span.getSpanContext();
    return "00-" + at.getTraceId() + "-" + at.getSpanId() + "-" + at.getTraceFlags().asHex();
  }

  /// Does something whose calls are parts of this request.
  public <T> T within(Callable<T> action) throws Exception {
    return Context.root().with(span).wrap(action).call();
  }
}
