package org.goldenthread.indicator.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When figures are due, and which are late.
class DueRulesTest {
  private static final Map<String, LocalDate> CALENDAR =
      Map.of("AY2013-AUT", LocalDate.parse("2013-12-19"));

  @ParameterizedTest
  @CsvSource({
    "FY2013-Q1, 0, 2013-06-30",
    "FY2013-Q1, 30, 2013-07-30",
    "2014-02, 1, 2014-03-01",
    // By the council's calendar, and by thirds of the year where it says nothing.
    "AY2013-AUT, 5, 2013-12-24",
    "AY2013-SPR, 0, 2014-04-30"
  })
  void a_figure_is_due_so_many_days_after_its_period(String period, int days, LocalDate due) {
    var rules = new DueRules(CALENDAR, days, LocalDate.EPOCH);

    assertEquals(due, rules.date(Period.of(period)));
  }

  @ParameterizedTest
  @CsvSource({
    "2013-07-10, '', false",
    "2013-07-11, '', true",
    "2013-07-11, FY2012-Q4, true",
    "2013-07-11, FY2013-Q1, false",
    "2013-07-11, 2013-05, true",
    "2013-07-11, 2013-06, false",
    "2013-07-11, FY2013-Q2, false"
  })
  void it_is_late_on_the_day_after_unless_it_or_a_later_one_is_there(
      LocalDate today, String returned, boolean late) {
    var rules = new DueRules(CALENDAR, 10, today);
    List<Period> periods =
        Arrays.stream(returned.split(" ")).filter(it -> !it.isEmpty()).map(Period::of).toList();

    assertEquals(late, rules.isLate(Period.of("FY2013-Q1"), periods));
  }
}
