package org.goldenthread.plan.document.value;

import static org.goldenthread.plan.document.value.FuzzyDate.Precision.DAY;
import static org.goldenthread.plan.document.value.FuzzyDate.Precision.FINANCIAL_YEAR;
import static org.goldenthread.plan.document.value.FuzzyDate.Precision.MONTH;
import static org.goldenthread.plan.document.value.FuzzyDate.Precision.RANGE;
import static org.goldenthread.plan.document.value.FuzzyDate.Precision.TERM;
import static org.goldenthread.plan.document.value.FuzzyDate.Precision.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.FuzzyDate.Convention;
import org.jspecify.annotations.Nullable;

/// Reads a fuzzy date. Each form is a pattern over the whole text; days are in British order, years
/// of two digits are 1970 to 2069, and a text that fits no form, or two, is unknown.
final class FuzzyDateRules {
  private static final String MONTH_NAME =
      "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String YEAR_NUMBER = "'?(\\d{4}|\\d{2})";
  private static final String BETWEEN = "\\s*(?:/|-|&|\\bto\\b|\\band\\b|\\bor\\b|\\buntil\\b)\\s*";

  /// Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 120;

  private static final Pattern OPEN =
      Pattern.compile(
          "|-+|t\\.?\\s?b\\.?\\s?[cad]\\.?"
              + "|to be (confirmed|agreed|announced|decided|determined)"
              + "|on-?\\s?going|continuous|continuing"
              + "|n/?a|not applicable|none|as and when|various");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(by the end of|by end of|by end|end of|end|by|from|in|during|starting|due"
              + "|early|mid|late"
              + "|(mon|tues|wednes|thurs|fri|satur|sun)day,?)[\\s:-]+");
  private static final Pattern REMARK = Pattern.compile("\\s*\\([^()]*\\)\\s*$");
  private static final Pattern SPLIT =
      Pattern.compile("\\s+-\\s+|\\s*/\\s*|\\s+(?:to|and|or|until)\\s+|\\s*&\\s*|\\s*-\\s*");

  private record Form(Pattern pattern, BiFunction<Matcher, Convention, Optional<FuzzyDate>> date) {}

  private static final List<Form> FORMS =
      List.of(
          form(
              "(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?" + MONTH_NAME + ",?\\s+" + YEAR_NUMBER,
              (m, c) -> day(m.group(1), month(m.group(2)), m.group(3))),
          form(
              "(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})",
              (m, c) -> day(m.group(1), Integer.parseInt(m.group(3)), m.group(4))),
          form(
              "(\\d{4})-(\\d{2})-(\\d{2})",
              (m, c) -> day(m.group(3), Integer.parseInt(m.group(2)), m.group(1))),
          form(
              "(\\d{1,2})(?:st|nd|rd|th)?"
                  + BETWEEN
                  + "(\\d{1,2})(?:st|nd|rd|th)?\\s+"
                  + MONTH_NAME
                  + ",?\\s+"
                  + YEAR_NUMBER,
              (m, c) ->
                  span(
                      day(m.group(1), month(m.group(3)), m.group(4)).orElse(null),
                      day(m.group(2), month(m.group(3)), m.group(4)).orElse(null))),
          form(
              MONTH_NAME + "[\\s,/-]*" + YEAR_NUMBER,
              (m, c) -> months(month(m.group(1)), month(m.group(1)), m.group(2))),
          form(
              MONTH_NAME + BETWEEN + MONTH_NAME + "[\\s,]*" + YEAR_NUMBER,
              (m, c) -> months(month(m.group(1)), month(m.group(2)), m.group(3))),
          form(
              "(\\d{1,2})\\s*-\\s*(\\d{1,2})\\s*/\\s*(\\d{4}|\\d{2})",
              (m, c) -> months(number(m.group(1)), number(m.group(2)), m.group(3))),
          form(
              "(?:financial year|fy)?\\s*(\\d{4})\\s*[-/]\\s*(\\d{4}|\\d{2})",
              (m, c) -> years(m.group(1), m.group(2))),
          form("(\\d{1,2})\\s*[./-]\\s*(\\d{4}|\\d{2})", FuzzyDateRules::monthAndYear),
          form("(\\d{4})", (m, c) -> year(number(m.group(1)))),
          form(
              "(?:q|quarter )([1-4])[\\s,]+(?:of\\s+)?(\\d{4})\\s*[-/]\\s*(\\d{4}|\\d{2})",
              (m, c) -> quarter(number(m.group(1)), m.group(2), m.group(3))),
          form(
              "(autumn|spring|summer) term,?\\s+(\\d{4})",
              (m, c) -> term(m.group(1), number(m.group(2)))));

  private FuzzyDateRules() {}

  static FuzzyDate read(String written, Convention convention) {
    if (written.length() > LONGEST) return FuzzyDate.unknown(written, false);
    String text = REMARK.matcher(TextRules.fold(written)).replaceFirst("");
    text = strip(text);
    if (OPEN.matcher(text).matches()) return FuzzyDate.unknown(written, true);
    return simple(text, convention)
        .or(() -> pair(strip(TextRules.fold(written)), convention))
        .filter(FuzzyDateRules::isOfOurTime)
        .map(date -> date.writtenAs(written))
        .orElseGet(() -> FuzzyDate.unknown(written, false));
  }

  /// `0000-01` is mistyped rather than a month.
  private static boolean isOfOurTime(FuzzyDate date) {
    LocalDate earliest = date.earliest();
    LocalDate latest = date.latest();
    return (earliest == null || earliest.getYear() >= 1900)
        && (latest == null || latest.getYear() <= 2999);
  }

  private static String strip(String text) {
    String rest = text.strip();
    while (true) {
      String shorter = LEAD.matcher(rest).replaceFirst("").strip();
      if (shorter.equals(rest)) return rest.replaceFirst("[.,;]$", "");
      rest = shorter;
    }
  }

  private static Optional<FuzzyDate> simple(String text, Convention convention) {
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      if (matcher.matches()) return form.date().apply(matcher, convention);
    }
    return Optional.empty();
  }

  /// Two dates with a stroke, a dash or a word between them, the first not after the second.
  private static Optional<FuzzyDate> pair(String text, Convention convention) {
    Matcher between = SPLIT.matcher(text);
    while (between.find()) {
      Optional<FuzzyDate> left = simple(strip(text.substring(0, between.start())), convention);
      Optional<FuzzyDate> right = simple(strip(text.substring(between.end())), convention);
      if (left.isPresent() && right.isPresent()) return span(left.get(), right.get());
    }
    return Optional.empty();
  }

  private static Optional<FuzzyDate> span(@Nullable FuzzyDate from, @Nullable FuzzyDate to) {
    LocalDate earliest = from == null ? null : from.earliest();
    LocalDate latest = to == null ? null : to.latest();
    if (earliest == null || latest == null || earliest.isAfter(latest)) return Optional.empty();
    return Optional.of(FuzzyDate.within("", earliest, latest, RANGE));
  }

  private static Optional<FuzzyDate> day(String day, int month, String year) {
    try {
      LocalDate date = LocalDate.of(yearNumber(year), month, number(day));
      return Optional.of(FuzzyDate.within("", date, date, DAY));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<FuzzyDate> months(int first, int last, String year) {
    if (first < 1 || first > last || last > 12) return Optional.empty();
    LocalDate earliest = YearMonth.of(yearNumber(year), first).atDay(1);
    LocalDate latest = YearMonth.of(yearNumber(year), last).atEndOfMonth();
    return Optional.of(FuzzyDate.within("", earliest, latest, first == last ? MONTH : RANGE));
  }

  /// `04/13`. `12/13` may as well be the financial year, unless the heading says what is meant.
  private static Optional<FuzzyDate> monthAndYear(Matcher written, Convention convention) {
    int month = number(written.group(1));
    String year = written.group(2);
    boolean years = year.length() == 2 && number(year) == month + 1;
    if (years && convention == Convention.NONE) return Optional.empty();
    return months(month, month, year);
  }

  /// `2013-14` is a financial year, `2013-04` a month; other pairs of years are left alone.
  private static Optional<FuzzyDate> years(String start, String end) {
    int first = number(start);
    if (PlanYear.follows(first, end) && PlanYear.isOne(first)) {
      PlanYear year = new PlanYear(first);
      return Optional.of(FuzzyDate.within("", year.first(), year.last(), FINANCIAL_YEAR));
    }
    return end.length() == 2 ? months(number(end), number(end), start) : Optional.empty();
  }

  private static Optional<FuzzyDate> year(int year) {
    if (year < 1900 || year > 2999) return Optional.empty();
    return Optional.of(
        FuzzyDate.within("", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), YEAR));
  }

  private static Optional<FuzzyDate> quarter(int quarter, String start, String end) {
    if (!PlanYear.follows(number(start), end)) return Optional.empty();
    LocalDate first = LocalDate.of(number(start), 4, 1).plusMonths(3L * (quarter - 1));
    return Optional.of(FuzzyDate.within("", first, first.plusMonths(3).minusDays(1), RANGE));
  }

  /// School terms differ between councils: these days hold every one of them.
  private static Optional<FuzzyDate> term(String name, int year) {
    int first = name.equals("autumn") ? 9 : name.equals("spring") ? 1 : 4;
    int last = name.equals("autumn") ? 12 : name.equals("spring") ? 4 : 8;
    return Optional.of(
        FuzzyDate.within(
            "", LocalDate.of(year, first, 1), YearMonth.of(year, last).atEndOfMonth(), TERM));
  }

  private static int month(String name) {
    String three = name.substring(0, 3);
    return "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(three) / 3 + 1;
  }

  private static int yearNumber(String written) {
    int year = number(written);
    if (written.length() > 2) return year;
    return year < 70 ? 2000 + year : 1900 + year;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Form form(
      String pattern, BiFunction<Matcher, Convention, Optional<FuzzyDate>> date) {
    return new Form(Pattern.compile(pattern), date);
  }
}
