package org.goldenthread.gateway.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Makes what stands before a directorate's services.
@Singleton
public final class Guards {
  private final CircuitConfig config;
  private final CircuitBreakerConfig breakers;
  private final MeterRegistry meters;

  /// @param meters null where nothing is measured
  public Guards(CircuitConfig config, @Nullable MeterRegistry meters) {
    this.config = config;
    this.meters = meters == null ? new CompositeMeterRegistry() : meters;
    this.breakers =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(config.calls())
            .minimumNumberOfCalls(config.least())
            .failureRateThreshold(config.failures())
            .waitDurationInOpenState(config.pause())
            .permittedNumberOfCallsInHalfOpenState(config.probes())
            // By its clock and not by the next call: streams do not try a service, and would find
            // the circuit open for ever where nobody else calls.
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .writableStackTraceEnabled(false)
            .build();
  }

  public CircuitConfig config() {
    return config;
  }

  /// The room of a directorate, for all its services.
  public Room room(String directorate) {
    return new Room(directorate, config.waiting());
  }

  /// The circuit of one of a directorate's services; to be closed before it is made again.
  public Circuit circuit(String directorate, String service) {
    CircuitBreaker breaker = CircuitBreaker.of(directorate + "/" + service, breakers);
    return new Circuit(
        directorate,
        service,
        config,
        breaker,
        new CircuitMeters(meters, directorate, service, breaker));
  }
}
