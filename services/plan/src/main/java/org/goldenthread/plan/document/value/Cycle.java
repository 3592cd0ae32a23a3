package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How often figures are due and in which year they are counted, where a heading says so.
public record Cycle(Frequency frequency, Calendar calendar) {
  public enum Frequency {
    MONTHLY,
    QUARTERLY,
    TERMLY,
    ANNUAL,
    UNSTATED
  }

  public enum Calendar {
    FINANCIAL_YEAR,
    ACADEMIC_YEAR,
    CALENDAR_YEAR,
    UNSTATED
  }

  private static final Pattern QUARTER = Pattern.compile("(?:q|qtr |quarter )([1-4])");
  private static final Pattern TERM = Pattern.compile("(?:t|term )([1-6])");
  private static final Pattern NAMED_TERM =
      Pattern.compile("(aut(?:umn)?|spr(?:ing)?|sum(?:mer)?)(?: term)?");
  private static final Pattern MONTH =
      Pattern.compile(
          "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: (\\d{4}|\\d{2}))?");
  private static final Pattern YEAR = Pattern.compile("(\\d{4}) (\\d{2}|\\d{4})");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  public Cycle {
    requireNonNull(frequency);
    requireNonNull(calendar);
  }

  /// Nothing said.
  public static final Cycle UNSTATED = new Cycle(Frequency.UNSTATED, Calendar.UNSTATED);

  /// This, with what it does not say taken from another.
  public Cycle or(Cycle other) {
    return new Cycle(
        frequency == Frequency.UNSTATED ? other.frequency : frequency,
        calendar == Calendar.UNSTATED ? other.calendar : calendar);
  }

  /// What a heading or caption says; nothing is inferred from what it does not say.
  public static Cycle in(String heading) {
    String words = TextRules.words(heading);
    Frequency frequency =
        words.matches(".*\\bmonthly\\b.*")
            ? Frequency.MONTHLY
            : words.matches(".*\\bquarterly\\b.*")
                ? Frequency.QUARTERLY
                : words.matches(".*\\b(termly|by term)\\b.*")
                    ? Frequency.TERMLY
                    : words.matches(".*\\b(annual|annually|yearly)\\b.*")
                        ? Frequency.ANNUAL
                        : Frequency.UNSTATED;
    Calendar calendar =
        words.matches(".*\\bfinancial year\\b.*")
            ? Calendar.FINANCIAL_YEAR
            : words.matches(".*\\b(academic|school) year\\b.*")
                ? Calendar.ACADEMIC_YEAR
                : words.matches(".*\\bcalendar year\\b.*")
                    ? Calendar.CALENDAR_YEAR
                    : Calendar.UNSTATED;
    return new Cycle(frequency, calendar);
  }

  /// Whether a column's heading names a period at all.
  public static boolean isPeriod(String label) {
    String words = TextRules.words(label);
    return QUARTER.matcher(words).matches()
        || TERM.matcher(words).matches()
        || NAMED_TERM.matcher(words).matches()
        || MONTH.matcher(words).matches()
        || (YEAR.matcher(words).matches() && PlanYear.find(label).isPresent());
  }

  /// The period's id (`FY2013-Q2`, `AY2013-AUT`, `2013-04`, `FY2013`) where label, calendar and
  /// plan year together leave no doubt.
  public Optional<String> period(String label, @Nullable PlanYear year) {
    String words = TextRules.words(label);
    Matcher month = MONTH.matcher(words);
    if (month.matches()) return month(month, year);
    Optional<PlanYear> written = PlanYear.find(label);
    if (written.isPresent()) {
      return switch (calendar) {
        case FINANCIAL_YEAR -> Optional.of("FY" + written.get().start());
        case ACADEMIC_YEAR -> Optional.of("AY" + written.get().start());
        case CALENDAR_YEAR, UNSTATED -> Optional.empty();
      };
    }
    return year == null ? Optional.empty() : within(words, year);
  }

  private Optional<String> within(String words, PlanYear year) {
    Matcher quarter = QUARTER.matcher(words);
    if (quarter.matches() && calendar == Calendar.FINANCIAL_YEAR) {
      return Optional.of("FY" + year.start() + "-Q" + quarter.group(1));
    }
    if (calendar != Calendar.ACADEMIC_YEAR) return Optional.empty();
    Matcher term = TERM.matcher(words);
    if (term.matches()) return Optional.of("AY" + year.start() + "-T" + term.group(1));
    Matcher named = NAMED_TERM.matcher(words);
    if (!named.matches()) return Optional.empty();
    return Optional.of("AY" + year.start() + "-" + words.substring(0, 3).toUpperCase(Locale.ROOT));
  }

  private static Optional<String> month(Matcher written, @Nullable PlanYear year) {
    int month = MONTHS.indexOf(written.group(1)) / 3 + 1;
    String number = written.group(2);
    if (number != null) {
      int full = number.length() == 2 ? 2000 + Integer.parseInt(number) : Integer.parseInt(number);
      return Optional.of("%d-%02d".formatted(full, month));
    }
    if (year == null) return Optional.empty();
    return Optional.of("%d-%02d".formatted(month < 4 ? year.start() + 1 : year.start(), month));
  }
}
