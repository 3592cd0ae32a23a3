package org.goldenthread.indicator.calendar;

import java.util.List;
import java.util.Optional;
import org.goldenthread.indicator.period.Period;

/// What holds of a year and its parts.
final class CalendarRules {
  private CalendarRules() {}

  /// What is wrong with one of the parts.
  ///
  /// @param part the first at fault, from 0
  record Fault(int part, String field, String detail) {}

  /// What is wrong with the parts of a year; empty where nothing is.
  static Optional<Fault> fault(String year, List<Span> parts) {
    Period whole = Period.of(year);
    for (int i = 0; i < parts.size(); i++) {
      Span part = parts.get(i);
      if (!isPartOf(whole, part.period())) {
        return fault(i, "period", part.period() + " is no part of " + year + ".");
      }
      if (part.firstDay().isBefore(whole.firstDay())) {
        return fault(i, "first_day", year + " begins on " + whole.firstDay() + ".");
      }
      if (part.lastDay().isAfter(whole.lastDay())) {
        return fault(i, "last_day", year + " ends on " + whole.lastDay() + ".");
      }
      Optional<Fault> order = i == 0 ? Optional.empty() : order(i, parts.get(i - 1), part);
      if (order.isPresent()) {
        return order;
      }
    }
    return Optional.empty();
  }

  private static boolean isPartOf(Period year, String written) {
    Period part = Period.of(written);
    return part.calendar() == Period.Calendar.EVERY
        ? !part.firstDay().isBefore(year.firstDay()) && !part.lastDay().isAfter(year.lastDay())
        : written.startsWith(year.written() + "-");
  }

  private static Optional<Fault> order(int part, Span before, Span after) {
    if (Period.of(before.period()).compareTo(Period.of(after.period())) >= 0) {
      return fault(
          part, "period", after.period() + " does not come after " + before.period() + ".");
    }
    return after.firstDay().isAfter(before.lastDay())
        ? Optional.empty()
        : fault(
            part,
            "first_day",
            before.period() + " lasts until " + before.lastDay() + ", and parts do not overlap.");
  }

  private static Optional<Fault> fault(int part, String field, String detail) {
    return Optional.of(new Fault(part, field, detail));
  }
}
