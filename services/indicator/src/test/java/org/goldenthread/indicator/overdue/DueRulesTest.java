package org.goldenthread.indicator.overdue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.goldenthread.indicator.overdue.DueRules.Rhythm;
import org.goldenthread.indicator.period.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueRulesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-30, MONTHLY, FINANCIAL, 2026-03",
    "2026-05-31, MONTHLY, FINANCIAL, 2026-04",
    "2026-04-30, QUARTERLY, FINANCIAL, FY2025-Q3",
    "2026-05-01, QUARTERLY, FINANCIAL, FY2025-Q4",
    "2026-05-01, QUARTERLY, CALENDAR_UNSPECIFIED, FY2025-Q4",
    "2026-01-31, TERMLY, ACADEMIC, AY2025-AUT",
    "2026-06-01, HALF_TERMLY, ACADEMIC, AY2025-T4",
    "2026-04-30, ANNUAL, FINANCIAL, FY2024",
    "2026-05-01, ANNUAL, CALENDAR_UNSPECIFIED, FY2025",
    "2026-05-01, ANNUAL, ACADEMIC, AY2024",
    "2026-01-31, ANNUAL, CALENDAR_YEAR, CY2025"
  })
  void a_figure_is_due_thirty_days_after_its_periods_end(
      LocalDate today, String frequency, String calendar, String period) {
    assertEquals(Optional.of(period), due(today, frequency, calendar));
  }

  @Test
  void what_has_no_periods_is_never_due() {
    LocalDate today = LocalDate.of(2026, 5, 1);

    assertEquals(Optional.empty(), due(today, "OTHER", "FINANCIAL"));
    assertEquals(Optional.empty(), due(today, "HALF_YEARLY", "FINANCIAL"));
  }

  private static Optional<String> due(LocalDate today, String frequency, String calendar) {
    return DueRules.due(new Rhythm(frequency, calendar), today, 30).map(Period::written);
  }
}
