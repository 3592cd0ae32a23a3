package org.goldenthread.chassis.server;

import io.micronaut.context.env.PropertySource;
import java.util.Map;

/// What is sent to an OpenTelemetry collector. Whoever names one, by OTEL_EXPORTER_OTLP_ENDPOINT,
/// wants it to be sent something: traces, of which one in a hundred is kept where nobody before has
/// decided, and metrics. Where none is named nothing is made to be sent either.
public final class Collector {
  static final String ENDPOINT = "otel.exporter.otlp.endpoint";
  private static final String VARIABLE = "OTEL_EXPORTER_OTLP_ENDPOINT";

  // Over a program's own file and below everything that an operator can set.
  private static final int PRECEDENCE = -250;

  private static final Map<String, Object> NAMED =
      Map.of(
          "otel.traces.exporter", "otlp",
          "otel.traces.sampler", "parentbased_traceidratio",
          "otel.traces.sampler.arg", "0.01",
          "otel.metrics.exporter", "otlp",
          "otel.instrumentation.jdbc.enabled", true);

  private Collector() {}

  /// The settings that follow from this process' environment.
  public static PropertySource settings() {
    String variable = System.getenv(VARIABLE);
    return settings(
        (variable != null && !variable.isBlank()) || System.getProperty(ENDPOINT) != null);
  }

  static PropertySource settings(boolean named) {
    return PropertySource.of("collector", named ? NAMED : Map.of(), PRECEDENCE);
  }
}
