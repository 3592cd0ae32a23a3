package org.goldenthread.indicator.period;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A period as the contract writes it: `FY2013-Q1`, `2012-12`, `AY2013-AUT`, `CY2013`.
///
/// Terms are taken as thirds and half terms as sixths of the academic year: when a council's begin
/// and end is its own setting, and their order, which is all that is asked here, does not depend on
/// it.
///
/// @param written as the contract writes it
/// @param firstDay its first day
/// @param lastDay its last day
public record Period(String written, Calendar calendar, LocalDate firstDay, LocalDate lastDay)
    implements Comparable<Period> {
  /// Which year it belongs to; a month is of every calendar.
  public enum Calendar {
    FINANCIAL,
    ACADEMIC,
    CALENDAR_YEAR,
    EVERY;

    /// Whether an indicator of this calendar, in the contract's word, can have such a period; one
    /// whose calendar is not recorded can have any.
    public boolean goesWith(String indicators) {
      return this == EVERY || indicators.equals(name()) || indicators.endsWith("UNSPECIFIED");
    }
  }

  private static final Comparator<Period> ORDER =
      Comparator.comparing(Period::lastDay).thenComparing(Period::firstDay);

  /// The period that the contract writes so.
  ///
  /// @throws IllegalArgumentException where it is written otherwise than the contract lets through
  public static Period of(String written) {
    int dash = written.indexOf('-');
    String part = dash < 0 ? "" : written.substring(dash + 1);
    return switch (written.substring(0, Math.min(2, written.length()))) {
      case "FY" -> financial(written, year(written), part);
      case "AY" -> academic(written, year(written), part);
      case "CY" ->
          months(written, Calendar.CALENDAR_YEAR, YearMonth.of(year(written), Month.JANUARY), 12);
      default -> months(written, Calendar.EVERY, YearMonth.parse(written), 1);
    };
  }

  private static Period financial(String written, int year, String part) {
    YearMonth april = YearMonth.of(year, Month.APRIL);
    if (part.isEmpty()) {
      return months(written, Calendar.FINANCIAL, april, 12);
    }
    int quarter = part.charAt(1) - '1';
    return months(written, Calendar.FINANCIAL, april.plusMonths(3L * quarter), 3);
  }

  private static Period academic(String written, int year, String part) {
    YearMonth september = YearMonth.of(year, Month.SEPTEMBER);
    return switch (part) {
      case "" -> months(written, Calendar.ACADEMIC, september, 12);
      case "AUT" -> months(written, Calendar.ACADEMIC, september, 4);
      case "SPR" -> months(written, Calendar.ACADEMIC, september.plusMonths(4), 4);
      case "SUM" -> months(written, Calendar.ACADEMIC, september.plusMonths(8), 4);
      default ->
          months(written, Calendar.ACADEMIC, september.plusMonths(2L * (part.charAt(1) - '1')), 2);
    };
  }

  private static Period months(String written, Calendar calendar, YearMonth first, int count) {
    return new Period(
        written, calendar, first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
  }

  private static int year(String written) {
    return Integer.parseInt(written.substring(2, 6));
  }

  /// Whether both are as long as each other: a quarter goes with a quarter.
  public boolean isAlike(Period other) {
    return calendar == other.calendar && count() == other.count();
  }

  /// The same period of the year before.
  public boolean isYearBefore(Period other) {
    return isAlike(other) && firstDay.plusYears(1).equals(other.firstDay);
  }

  /// Whether this one ends on the day before the other begins.
  public boolean isJustBefore(Period other) {
    return isAlike(other) && lastDay.plusDays(1).equals(other.firstDay);
  }

  private long count() {
    return YearMonth.from(firstDay).until(YearMonth.from(lastDay), ChronoUnit.MONTHS);
  }

  /// The last of these periods that ends no later than another; the last of all where that is null.
  public static Optional<Period> last(Collection<Period> periods, @Nullable Period limit) {
    return periods.stream()
        .filter(period -> limit == null || !period.lastDay.isAfter(limit.lastDay))
        .max(Comparator.naturalOrder());
  }

  /// Of these periods the one that equals another, else the first that ends after it; the first of
  /// all where that is null.
  public static Optional<Period> firstFrom(Collection<Period> periods, @Nullable Period from) {
    if (from != null && periods.contains(from)) {
      return Optional.of(from);
    }
    return periods.stream()
        .filter(period -> from == null || period.lastDay.isAfter(from.lastDay))
        .min(Comparator.naturalOrder());
  }

  /// By the day on which they end; of two that end together the longer one is first.
  @Override
  public int compareTo(Period other) {
    return ORDER.compare(this, other);
  }
}
