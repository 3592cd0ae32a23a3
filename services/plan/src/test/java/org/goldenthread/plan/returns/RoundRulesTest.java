package org.goldenthread.plan.returns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rounds of the financial year. Source: `domain.md`, "Calendars are data" and "Monitoring".
class RoundRulesTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          MID_YEAR,  '',         2013-09-30
          YEAR_END,  '',         2014-03-31
          QUARTERLY, FY2013-Q1,  2013-06-30
          QUARTERLY, FY2013-Q2,  2013-09-30
          QUARTERLY, FY2013-Q3,  2013-12-31
          QUARTERLY, FY2013-Q4,  2014-03-31
          MONTHLY,   2013-04,    2013-04-30
          MONTHLY,   2014-02,    2014-02-28
          MONTHLY,   2014-03,    2014-03-31
          MID_YEAR,  FY2013-Q2,
          YEAR_END,  2014-03,
          QUARTERLY, '',
          QUARTERLY, 2013-04,
          QUARTERLY, FY2012-Q4,
          MONTHLY,   '',
          MONTHLY,   FY2013-Q1,
          MONTHLY,   2013-03,
          MONTHLY,   2014-04,
          ROUND_UNSPECIFIED, '',
          """)
  void a_round_reports_on_the_last_day_of_its_part_of_the_year(
      Round round, String period, @Nullable LocalDate day) {
    assertEquals(Optional.ofNullable(day), RoundRules.lastDay(new PlanYear(2013), round, period));
  }
}
