package org.goldenthread.gateway.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

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

  /// Calls that are made within the scope are parts of this request.
  public Scope enter() {
    return Context.root().with(span).makeCurrent();
  }
}
