package org.goldenthread.chassis.measure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Figures of the records that operators watch. However often they are read, and by however many,
/// the database is asked once a minute at most.
@Singleton
public final class Watched {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private final Clock clock;
  private final String directorate;

  Watched(
      MeterRegistry registry,
      Clock clock,
      @Value("${goldenthread.directorate}") String directorate) {
    this.registry = registry;
    this.clock = clock;
    this.directorate = directorate;
  }

  /// Shows a figure of this directorate, NaN while it cannot be had.
  public void watch(String name, String description, IntSupplier question) {
    Gauge.builder(name, new Kept(name, question, clock), Kept::value)
        .description(description)
        .tag("directorate", directorate)
        .strongReference(true)
        .register(registry);
  }

  private static final class Kept {
    private final String name;
    private final IntSupplier question;
    private final Clock clock;
    private Instant asked = Instant.EPOCH;
    private double answer = Double.NaN;

    Kept(String name, IntSupplier question, Clock clock) {
      this.name = name;
      this.question = question;
      this.clock = clock;
    }

    synchronized double value() {
      Instant now = clock.instant();
      if (Duration.between(asked, now).compareTo(FRESH) >= 0) {
        asked = now;
        answer = ask();
      }
      return answer;
    }

    private double ask() {
      try {
        return question.getAsInt();
      } catch (RuntimeException failed) {
        // The figure's absence is seen where it is watched, and its reason here.
        LOG.atWarn().addKeyValue("figure", name).setCause(failed).log("figure not to be had");
        return Double.NaN;
      }
    }
  }
}
