package org.goldenthread.gateway.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// What a circuit tells of itself: a line for each transition, and, by directorate and service, the
/// gauge `goldenthread.circuit.state` (0 closed, 1 tried, 2 open) and the counters
/// `goldenthread.circuit.transitions` (with the state that was reached, `to`) and
/// `goldenthread.circuit.refusals`.
final class CircuitMeters implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  private final MeterRegistry registry;
  private final Tags tags;
  private final List<Meter> all = new ArrayList<>();
  private final Counter refusals;

  CircuitMeters(
      MeterRegistry registry, String directorate, String service, CircuitBreaker breaker) {
    this.registry = registry;
    this.tags = Tags.of("directorate", directorate, "service", service);
    all.add(
        Gauge.builder("goldenthread.circuit.state", breaker, b -> level(b.getState()))
            .description("Whether the service is called: 0 yes, 1 by a few to try it, 2 no.")
            .tags(tags)
            .strongReference(true)
            .register(registry));
    refusals =
        Counter.builder("goldenthread.circuit.refusals")
            .description("Calls that were refused because the circuit was open.")
            .tags(tags)
            .register(registry);
    all.add(refusals);
    Counter opened = transitions("open");
    Counter tried = transitions("half-open");
    Counter closed = transitions("closed");
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              State from = event.getStateTransition().getFromState();
              State to = event.getStateTransition().getToState();
              (isOpen(to) ? opened : to == State.HALF_OPEN ? tried : closed).increment();
              log(directorate, service, from, to);
            });
  }

  private Counter transitions(String to) {
    Counter counter =
        Counter.builder("goldenthread.circuit.transitions")
            .description("How often the circuit reached a state.")
            .tags(tags.and("to", to))
            .register(registry);
    all.add(counter);
    return counter;
  }

  /// That a service which stays away is tried again every other second is of no news.
  private static void log(String directorate, String service, State from, State to) {
    boolean news = to != State.HALF_OPEN && from != (isOpen(to) ? State.HALF_OPEN : State.OPEN);
    LOG.atLevel(!news ? Level.DEBUG : isOpen(to) ? Level.WARN : Level.INFO)
        .addKeyValue("directorate", directorate)
        .addKeyValue("service", service)
        .addKeyValue("from", from)
        .addKeyValue("to", to)
        .log("circuit");
  }

  private static boolean isOpen(State state) {
    return level(state) == 2;
  }

  private static int level(State state) {
    return switch (state) {
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
      case HALF_OPEN -> 1;
      case OPEN, FORCED_OPEN -> 2;
    };
  }

  void refused() {
    refusals.increment();
  }

  /// A directorate that is served no longer is measured no longer.
  @Override
  public void close() {
    all.forEach(registry::remove);
  }
}
