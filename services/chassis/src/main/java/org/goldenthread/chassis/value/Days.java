package org.goldenthread.chassis.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// Civil dates, which the contract writes as ISO strings and tables as dates.
public final class Days {
  // No council's record reaches further, and JDBC drivers count days before 1582 otherwise.
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2999;

  private Days() {}

  /// The day that was written; null for an empty text.
  ///
  /// @param field the field's path in the request
  /// @throws Failure `DATE_INVALID` where no calendar has that day: `2013-02-30`
  public static @Nullable LocalDate of(String written, String field) {
    if (written.isEmpty()) {
      return null;
    }
    LocalDate day;
    try {
      day = LocalDate.parse(written);
    } catch (DateTimeException impossible) {
      throw Failure.invalid(
          ErrorReason.DATE_INVALID, field, written + " is a day that no calendar has.");
    }
    if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
      throw Failure.invalid(
          ErrorReason.DATE_INVALID,
          field,
          written + " is no day of the years " + EARLIEST + " to " + LATEST + ".");
    }
    return day;
  }

  /// As the contract writes it; empty where there is none.
  public static String text(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }
}
