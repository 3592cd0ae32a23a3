package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A date as a plan writes it. `earliest` and `latest` bound what was written, both or neither: a
/// start in a month means its first day, a deadline in a month its last. What cannot be read
/// without guessing stays as written, with precision UNKNOWN.
///
/// @param understood whether the text says what it says for certain, be it that there is no date
///   (blank, `TBC`, `Ongoing`); false where a reader of the report should look at it
public record FuzzyDate(
    String asWritten,
    @Nullable LocalDate earliest,
    @Nullable LocalDate latest,
    Precision precision,
    boolean understood) {

  public enum Precision {
    DAY,
    MONTH,
    RANGE,
    YEAR,
    FINANCIAL_YEAR,
    TERM,
    UNKNOWN
  }

  /// How `12/13` is to be taken, which is December 2013 where the heading says "(month/year)" and
  /// undecided elsewhere.
  public enum Convention {
    NONE,
    MONTH_AND_YEAR
  }

  public FuzzyDate {
    requireNonNull(asWritten);
    requireNonNull(precision);
    if ((earliest == null) != (latest == null)) {
      throw new IllegalArgumentException("a date is bounded on both sides or on none");
    }
    if ((earliest == null) != (precision == Precision.UNKNOWN)) {
      throw new IllegalArgumentException("only an unknown date has no bounds");
    }
    if (earliest != null && latest != null && earliest.isAfter(latest)) {
      throw new IllegalArgumentException("a date's earliest day is after its latest");
    }
  }

  public static FuzzyDate of(String written) {
    return of(written, Convention.NONE);
  }

  public static FuzzyDate of(String written, Convention convention) {
    return FuzzyDateRules.read(TextRules.clean(written), convention);
  }

  static FuzzyDate within(String asWritten, LocalDate earliest, LocalDate latest, Precision how) {
    return new FuzzyDate(asWritten, earliest, latest, how, true);
  }

  static FuzzyDate unknown(String asWritten, boolean understood) {
    return new FuzzyDate(asWritten, null, null, Precision.UNKNOWN, understood);
  }

  FuzzyDate writtenAs(String text) {
    return new FuzzyDate(text, earliest, latest, precision, understood);
  }

  public boolean isBlank() {
    return asWritten.isBlank();
  }
}
