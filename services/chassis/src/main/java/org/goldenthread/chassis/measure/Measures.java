package org.goldenthread.chassis.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The measures that services and gateway have in common.
public final class Measures {
  /// The reason of a failure that has none of the catalogue.
  public static final String NO_REASON = "NONE";

  // From a call that one row answers to the longest that a caller waits.
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15)
  };

  private Measures() {}

  /// How often and how long: a histogram.
  public static MeterProvider<Timer> durations(
      MeterRegistry registry, String name, String description) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(BOUNDS)
        .withRegistry(registry);
  }

  /// Failures by `reason`, of the contract's catalogue, and `status`.
  public static MeterProvider<Counter> failures(MeterRegistry registry) {
    return Counter.builder("goldenthread.failures")
        .description("Calls that failed, by the reason that the caller was given")
        .withRegistry(registry);
  }

  /// How much of what may be answered at once is taken, by `kind`.
  public static void places(MeterRegistry registry, String kind, Semaphore free, int all) {
    Gauge.builder("goldenthread.calls.running", free, it -> all - it.availablePermits())
        .description("Calls that are being answered")
        .tag("kind", kind)
        .register(registry);
    Gauge.builder("goldenthread.calls.limit", () -> all)
        .description("Calls that may be answered at once; more are refused")
        .tag("kind", kind)
        .register(registry);
  }
}
