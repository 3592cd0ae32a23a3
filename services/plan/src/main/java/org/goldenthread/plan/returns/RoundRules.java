package org.goldenthread.plan.returns;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.v1.MonitoringRound.Round;

/// Which day a round of monitoring reports on. Source: `domain.md`, "Calendars are data": the
/// financial year runs from April to March, with quarters Q1 to Q4; "Monitoring": the rounds.
final class RoundRules {
  private static final Pattern QUARTER = Pattern.compile("FY(\\d{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

  private RoundRules() {}

  /// The round's last day; empty where the period is none of the round in that year: a quarterly
  /// round has a quarter, a monthly one a month, the others have no period.
  static Optional<LocalDate> lastDay(PlanYear year, Round round, String period) {
    return switch (round) {
      case MID_YEAR -> whole(period, year.first().plusMonths(6).minusDays(1));
      case YEAR_END -> whole(period, year.last());
      case QUARTERLY -> quarter(year, period);
      case MONTHLY -> month(year, period);
      case ROUND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<LocalDate> whole(String period, LocalDate day) {
    return period.isEmpty() ? Optional.of(day) : Optional.empty();
  }

  private static Optional<LocalDate> quarter(PlanYear year, String period) {
    Matcher quarter = QUARTER.matcher(period);
    if (!quarter.matches() || Integer.parseInt(quarter.group(1)) != year.start()) {
      return Optional.empty();
    }
    return Optional.of(
        year.first().plusMonths(3L * Integer.parseInt(quarter.group(2))).minusDays(1));
  }

  private static Optional<LocalDate> month(PlanYear year, String period) {
    return MONTH.matcher(period).matches()
        ? Optional.of(YearMonth.parse(period).atEndOfMonth())
            .filter(day -> !day.isBefore(year.first()) && !day.isAfter(year.last()))
        : Optional.empty();
  }
}
