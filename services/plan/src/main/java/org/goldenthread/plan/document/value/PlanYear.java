package org.goldenthread.plan.document.value;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A financial year, April to March, named by the calendar year in which it starts.
public record PlanYear(int start) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\s*[-/–]\\s*((?:19|20)?\\d{2})(?!\\d)");

  public PlanYear {
    if (!isOne(start)) throw new IllegalArgumentException("no plan year: " + start);
  }

  /// Whether a plan can be of the year that begins then.
  static boolean isOne(int start) {
    return start >= 1900 && start <= 2999;
  }

  /// The first pair of consecutive years in a text: `2013-14`, `2013/14`, `2013/2014`.
  public static Optional<PlanYear> find(String text) {
    Matcher years = WRITTEN.matcher(TextRules.fold(text));
    while (years.find()) {
      int start = Integer.parseInt(years.group(1));
      if (follows(start, years.group(2))) return Optional.of(new PlanYear(start));
    }
    return Optional.empty();
  }

  /// Whether `end`, of two or four digits, names the year after `start`.
  static boolean follows(int start, String end) {
    int next = start + 1;
    return end.length() == 2 ? Integer.parseInt(end) == next % 100 : Integer.parseInt(end) == next;
  }

  public LocalDate first() {
    return LocalDate.of(start, 4, 1);
  }

  public LocalDate last() {
    return LocalDate.of(start + 1, 3, 31);
  }

  /// `2013-14`
  public String label() {
    return "%d-%02d".formatted(start, (start + 1) % 100);
  }
}
