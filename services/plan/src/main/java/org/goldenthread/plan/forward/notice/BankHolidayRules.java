package org.goldenthread.plan.forward.notice;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The bank holidays of England in a year. Sources: Banking and Financial Dealings Act 1971,
/// section 1 and schedule 1 (Easter Monday, the last Mondays of May and August, 26 December and its
/// substitute); Good Friday and Christmas Day at common law; New Year's Day, the first Monday of
/// May and the substitutes for a weekend by the yearly proclamation under the same section. Eight
/// days a year are computed here because the libraries that know them bring an XML binding along
/// for it.
final class BankHolidayRules {
  /// What was proclaimed for one year only since the regulations of 2012 (London Gazette: Diamond
  /// Jubilee, 75 years of VE Day, Platinum Jubilee, state funeral, coronation).
  private static final List<SpecialDay> KNOWN =
      List.of(
          SpecialDay.moved(LocalDate.of(2012, 5, 28), LocalDate.of(2012, 6, 4)),
          SpecialDay.added(LocalDate.of(2012, 6, 5)),
          SpecialDay.moved(LocalDate.of(2020, 5, 4), LocalDate.of(2020, 5, 8)),
          SpecialDay.moved(LocalDate.of(2022, 5, 30), LocalDate.of(2022, 6, 2)),
          SpecialDay.added(LocalDate.of(2022, 6, 3)),
          SpecialDay.added(LocalDate.of(2022, 9, 19)),
          SpecialDay.added(LocalDate.of(2023, 5, 8)));

  private BankHolidayRules() {}

  /// The year's bank holidays, in order.
  ///
  /// @param special proclaimed beside those that are known here
  static Set<LocalDate> of(int year, List<SpecialDay> special) {
    LocalDate easter = easter(year);
    Set<LocalDate> days = new TreeSet<>();
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(LocalDate.of(year, Month.MAY, 1).with(firstInMonth(MONDAY)));
    days.add(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)));
    days.add(LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(MONDAY)));
    addOrSubstitute(days, List.of(LocalDate.of(year, Month.JANUARY, 1)));
    addOrSubstitute(
        days,
        List.of(LocalDate.of(year, Month.DECEMBER, 25), LocalDate.of(year, Month.DECEMBER, 26)));
    KNOWN.forEach(day -> day.change(year, days));
    special.forEach(day -> day.change(year, days));
    return days;
  }

  /// Those on weekdays as they are; then, for each at a weekend, the next weekday that is still
  /// free: Christmas on a Sunday leaves Boxing Day its Monday and takes the Tuesday.
  private static void addOrSubstitute(Set<LocalDate> days, List<LocalDate> fixed) {
    fixed.stream().filter(day -> !isWeekend(day)).forEach(days::add);
    for (LocalDate day : fixed) {
      if (isWeekend(day)) {
        LocalDate substitute = day;
        while (isWeekend(substitute) || days.contains(substitute)) {
          substitute = substitute.plusDays(1);
        }
        days.add(substitute);
      }
    }
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY;
  }

  /// Easter Sunday of the Gregorian calendar (the algorithm known as Meeus, Jones and Butcher's).
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int inCentury = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int sum = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }
}
