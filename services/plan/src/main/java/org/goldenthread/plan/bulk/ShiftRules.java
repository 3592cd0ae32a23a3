package org.goldenthread.plan.bulk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.goldenthread.plan.v1.FieldLeftAlone.Reason;
import org.goldenthread.type.v1.FuzzyDate.Precision;
import org.jspecify.annotations.Nullable;

/// Where a fuzzy date goes when it is shifted by days or months. It stays as exact as it was
/// written, and what would have to be guessed stands. Source: domain, "Values are rarely just
/// numbers or dates": never drop what was written, never guess.
final class ShiftRules {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
  private static final int MONTHS = 12;
  private static final int EARLIEST = 1900;
  private static final int LATEST = 2999;

  /// Words beside months that say nothing more than the date itself.
  private static final Set<String> PLAIN =
      Set.of(
          "by",
          "the",
          "end",
          "of",
          "from",
          "in",
          "to",
          "and",
          "or",
          "until",
          "due",
          "starting",
          "st",
          "nd",
          "rd",
          "th",
          "fy",
          "q",
          "quarter",
          "financial",
          "year",
          "mon",
          "tues",
          "wednes",
          "thurs",
          "fri",
          "satur",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "autumn",
          "spring",
          "summer",
          "term");

  private static final Set<String> MONTH_NAMES =
      Set.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private ShiftRules() {}

  /// A date as it stands.
  record Date(
      String asWritten,
      @Nullable LocalDate earliest,
      @Nullable LocalDate latest,
      Precision precision) {}

  /// By how much.
  sealed interface Shift {
    record Days(int count) implements Shift {}

    record Months(int count) implements Shift {}
  }

  /// What becomes of a date.
  sealed interface Shifted {
    /// It has moved, and has new words.
    record Moved(String asWritten, LocalDate earliest, LocalDate latest) implements Shifted {}

    /// It stands as it was.
    record LeftAlone(Reason reason) implements Shifted {}
  }

  static Shifted shifted(Date date, Shift shift) {
    LocalDate earliest = date.earliest();
    LocalDate latest = date.latest();
    if (earliest == null || latest == null) {
      return new Shifted.LeftAlone(Reason.NAMES_NO_DAY);
    }
    if (saysMore(date.asWritten())) {
      return new Shifted.LeftAlone(Reason.WORDS_SAY_MORE);
    }
    Reason obstacle = obstacle(date.precision(), isOfMonths(earliest, latest), shift);
    if (obstacle != null) {
      return new Shifted.LeftAlone(obstacle);
    }
    LocalDate from = moved(earliest, shift);
    LocalDate to = isOfMonths(earliest, latest) ? endMoved(latest, shift) : moved(latest, shift);
    if (from == null || to == null) {
      return new Shifted.LeftAlone(Reason.NO_SUCH_DAY);
    }
    if (from.getYear() < EARLIEST || to.getYear() > LATEST) {
      return new Shifted.LeftAlone(Reason.OUT_OF_TIME);
    }
    return new Shifted.Moved(words(date.precision(), from, to), from, to);
  }

  private static @Nullable Reason obstacle(Precision precision, boolean ofMonths, Shift shift) {
    return switch (precision) {
      case DAY -> null;
      case MONTH, RANGE ->
          ofMonths && shift instanceof Shift.Days ? Reason.TOO_COARSE_FOR_DAYS : null;
      case YEAR, FINANCIAL_YEAR ->
          switch (shift) {
            case Shift.Days _ -> Reason.TOO_COARSE_FOR_DAYS;
            case Shift.Months(int count) -> count % MONTHS == 0 ? null : Reason.NO_WHOLE_YEARS;
          };
      case TERM -> shift instanceof Shift.Days ? Reason.TOO_COARSE_FOR_DAYS : Reason.TERMS_DIFFER;
      case UNKNOWN, PRECISION_UNSPECIFIED, UNRECOGNIZED -> Reason.NAMES_NO_DAY;
    };
  }

  /// Whether a span is of whole months.
  private static boolean isOfMonths(LocalDate earliest, LocalDate latest) {
    return earliest.getDayOfMonth() == 1 && latest.equals(YearMonth.from(latest).atEndOfMonth());
  }

  /// Null where the month has no such day.
  private static @Nullable LocalDate moved(LocalDate day, Shift shift) {
    return switch (shift) {
      case Shift.Days(int count) -> day.plusDays(count);
      case Shift.Months(int count) -> {
        try {
          yield YearMonth.from(day).plusMonths(count).atDay(day.getDayOfMonth());
        } catch (DateTimeException missing) {
          yield null;
        }
      }
    };
  }

  private static LocalDate endMoved(LocalDate end, Shift shift) {
    return switch (shift) {
      case Shift.Days(int count) -> end.plusDays(count);
      case Shift.Months(int count) -> YearMonth.from(end).plusMonths(count).atEndOfMonth();
    };
  }

  /// Words that are read as the same date again.
  private static String words(Precision precision, LocalDate from, LocalDate to) {
    return switch (precision) {
      case DAY -> DAY.format(from);
      case MONTH -> MONTH.format(from);
      case YEAR -> String.valueOf(from.getYear());
      case FINANCIAL_YEAR -> "%d-%02d".formatted(from.getYear(), to.getYear() % 100);
      case RANGE, TERM, UNKNOWN, PRECISION_UNSPECIFIED, UNRECOGNIZED -> {
        DateTimeFormatter written = isOfMonths(from, to) ? MONTH : DAY;
        yield written.format(from) + " to " + written.format(to);
      }
    };
  }

  private static boolean saysMore(String words) {
    return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
        .anyMatch(word -> !word.isEmpty() && !PLAIN.contains(word) && !MONTH_NAMES.contains(word));
  }
}
