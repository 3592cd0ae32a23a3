package org.goldenthread.chassis.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;

/// A place in the change log. The log is read in the order of instants and then of sequence
/// numbers, and only up to the horizon: a sequence number alone is given out before its transaction
/// commits and would skip what commits late.
///
/// @param instant the instant of the last change that was seen
/// @param sequence its number
record Cursor(Instant instant, long sequence) {
  static final Cursor BEGINNING = new Cursor(Instant.EPOCH, 0);
  private static final Comparator<Cursor> ORDER =
      Comparator.comparing(Cursor::instant).thenComparing(Cursor::sequence);

  /// Reads what a caller sent back; `0` is the beginning.
  static Cursor of(String written) {
    if (written.equals("0")) {
      return BEGINNING;
    }
    int dot = written.indexOf('.');
    try {
      long micros = Long.parseLong(written.substring(0, Math.max(dot, 0)), Character.MAX_RADIX);
      long sequence = Long.parseLong(written.substring(dot + 1), Character.MAX_RADIX);
      return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), sequence);
    } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException other) {
      throw Failure.invalid(
          ErrorReason.CURSOR_INVALID,
          "after",
          "This is not a cursor of the change log; `0` begins at its beginning.");
    }
  }

  /// The changes after this place and before the horizon.
  Where until(Instant horizon) {
    return new Where()
        .add("t.recorded_at >= ?", instant)
        .add("(t.recorded_at > ? or t.sequence > " + sequence + ")", instant)
        .add("t.recorded_at < ?", horizon);
  }

  /// The place that is further on.
  Cursor orLater(Cursor other) {
    return ORDER.compare(this, other) < 0 ? other : this;
  }

  @Override
  public String toString() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    return Long.toString(micros, Character.MAX_RADIX)
        + "."
        + Long.toString(sequence, Character.MAX_RADIX);
  }
}
