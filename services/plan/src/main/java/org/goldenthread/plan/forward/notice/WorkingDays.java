package org.goldenthread.plan.forward.notice;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which days are working days in England: neither Saturday, Sunday nor bank holiday. For one
/// answer on one thread: the years that it was asked about are kept.
public final class WorkingDays {
  private final List<SpecialDay> special;
  private final Map<Integer, Set<LocalDate>> holidays = new HashMap<>();

  public WorkingDays(List<SpecialDay> special) {
    this.special = List.copyOf(special);
  }

  boolean isWorking(LocalDate day) {
    return !BankHolidayRules.isWeekend(day) && !holidays(day.getYear()).contains(day);
  }

  /// Working days after one day and before another, neither of them counted. Whole weeks are not
  /// walked through: between two days can lie centuries that somebody mistyped.
  int between(LocalDate from, LocalDate to) {
    LocalDate first = from.plusDays(1);
    long days = Math.max(0, DAYS.between(first, to));
    int working = Math.toIntExact(days / 7 * 5);
    for (LocalDate day = to.minusDays(days % 7); day.isBefore(to); day = day.plusDays(1)) {
      working += BankHolidayRules.isWeekend(day) ? 0 : 1;
    }
    if (days == 0) {
      return 0;
    }
    for (int year = first.getYear(); year <= to.getYear(); year++) {
      for (LocalDate holiday : holidays(year)) {
        boolean within = !holiday.isBefore(first) && holiday.isBefore(to);
        working -= within && !BankHolidayRules.isWeekend(holiday) ? 1 : 0;
      }
    }
    return working;
  }

  private Set<LocalDate> holidays(int year) {
    return holidays.computeIfAbsent(year, of -> BankHolidayRules.of(of, special));
  }
}
