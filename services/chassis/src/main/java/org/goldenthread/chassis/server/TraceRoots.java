package org.goldenthread.chassis.server;

import io.micronaut.tracing.opentelemetry.OpenTelemetryBuilderCustomizer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.inject.Singleton;
import java.util.List;

/// A trace begins with a call that comes in. What a program asks of its database by itself, several
/// times a second, would else be a trace for each statement.
@Singleton
final class TraceRoots implements OpenTelemetryBuilderCustomizer {
  @Override
  public void configure(AutoConfiguredOpenTelemetrySdkBuilder builder) {
    builder.addSamplerCustomizer((sampler, settings) -> new FromCalls(sampler));
  }

  private record FromCalls(Sampler sampler) implements Sampler {
    @Override
    public SamplingResult shouldSample(
        Context parent,
        String trace,
        String name,
        SpanKind kind,
        Attributes attributes,
        List<LinkData> links) {
      return kind == SpanKind.CLIENT && !Span.fromContext(parent).getSpanContext().isValid()
          ? SamplingResult.drop()
          : sampler.shouldSample(parent, trace, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
      return "FromCalls{" + sampler.getDescription() + "}";
    }
  }
}
