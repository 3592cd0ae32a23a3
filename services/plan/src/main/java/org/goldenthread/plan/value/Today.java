package org.goldenthread.plan.value;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.goldenthread.chassis.value.Days;

/// The day in London, by which a council counts.
@Singleton
public final class Today {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Clock clock;

  Today(Clock clock) {
    this.clock = clock;
  }

  public LocalDate day() {
    return LocalDate.now(clock.withZone(LONDON));
  }

  /// The day that was asked for; today where the text is empty.
  public LocalDate or(String asAt) {
    return or(asAt, "as_at");
  }

  /// The same for another field, with its name in the contract.
  public LocalDate or(String written, String field) {
    return written.isEmpty() ? day() : Objects.requireNonNull(Days.of(written, field));
  }

  /// Whether a span of days holds this one; an end that is empty is open.
  public static boolean holds(String from, String to, LocalDate day) {
    String written = day.toString();
    return (from.isEmpty() || from.compareTo(written) <= 0)
        && (to.isEmpty() || to.compareTo(written) >= 0);
  }
}
