package org.goldenthread.plan.printing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.PlanYear;
import org.jspecify.annotations.Nullable;

/// The columns below one group of headings, a column for each period, and the cells in them.
final class PeriodColumns {
  private final String group;
  private final Cycle cycle;
  private final @Nullable PlanYear counted;
  private final Map<String, String> labels = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> cells = new HashMap<>();

  /// Columns without anything in them.
  ///
  /// @param counted the year of which a heading without one is, null where it must name its own
  PeriodColumns(String group, Cycle cycle, @Nullable PlanYear counted) {
    this.group = group;
    this.cycle = cycle;
    this.counted = counted;
  }

  String group() {
    return group;
  }

  List<String> labels() {
    return columns().map(labels::get).toList();
  }

  /// The columns in the order of their periods; those of no period come last.
  private Stream<String> columns() {
    return labels.keySet().stream().sorted(Comparator.comparing(PeriodColumns::beginning));
  }

  /// A period's first month and its length, to sort by.
  private static String beginning(String period) {
    if (period.matches("\\d{4}-\\d{2}")) {
      return period + " month";
    }
    if (!period.matches("(FY|AY|CY)\\d{4}(-.+)?")) {
      return "later";
    }
    int month =
        switch (period.substring(0, 2)) {
          case "FY" -> 4;
          case "AY" -> 9;
          default -> 1;
        };
    // Parts of a year are named in the order of the alphabet, also AUT, SPR and SUM.
    return period.substring(2, 6) + "-%02d ".formatted(month) + period.substring(6);
  }

  /// Puts a row's figure under its period.
  ///
  /// @param written the heading as it was written, empty where it never was
  void put(String row, String period, String written, String text) {
    String column = period.isEmpty() ? "written " + written : period;
    if (!labels.containsKey(column)) {
      labels.put(column, label(period, written));
    }
    cells.computeIfAbsent(row, each -> new HashMap<>()).put(column, text);
  }

  /// A column for a table that would have none.
  void orElse(String period, String label) {
    if (labels.isEmpty()) {
      labels.put(period, label);
    }
  }

  List<String> of(String row) {
    Map<String, String> own = cells.getOrDefault(row, Map.of());
    return columns().map(column -> own.getOrDefault(column, "")).toList();
  }

  /// The heading as written where it is read as this period, else one that is, else one that is
  /// read as none: a figure that cannot be placed is better than one in the wrong place.
  private String label(String period, String written) {
    String said = said(period);
    for (String label : List.of(written, said)) {
      boolean read = cycle.period(label, counted).orElse("").equals(period);
      if (!label.isBlank() && read && !labels.containsValue(label)) {
        return label;
      }
    }
    String plain = said.isBlank() ? written : said;
    return cycle.period(plain, counted).isEmpty() && !labels.containsValue(plain)
        ? plain
        : "Period " + period;
  }

  /// A period's id in words.
  private String said(String period) {
    if (period.matches("\\d{4}-\\d{2}")) {
      return java.time.YearMonth.parse(period)
          .format(java.time.format.DateTimeFormatter.ofPattern("MMMM yyyy", java.util.Locale.UK));
    }
    if (period.length() < 6) {
      return period;
    }
    int start = Integer.parseInt(period.substring(2, 6));
    String years = new PlanYear(start).label();
    if (period.length() == 6) {
      return period.startsWith("CY") ? Integer.toString(start) : years;
    }
    String part = part(period.substring(7));
    boolean own = counted != null && counted.start() == start;
    return own ? part : part + " of " + start + " to " + (start + 1);
  }

  private static String part(String id) {
    return switch (id) {
      case "AUT" -> "Autumn term";
      case "SPR" -> "Spring term";
      case "SUM" -> "Summer term";
      default -> id.startsWith("T") ? "Term " + id.substring(1) : id;
    };
  }
}
