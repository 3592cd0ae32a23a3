package org.goldenthread.indicator.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PeriodTest {
  @ParameterizedTest(name = "{0}: {1} to {2}")
  @CsvSource(
      textBlock =
          """
          FY2013,     2013-04-01, 2014-03-31
          FY2013-Q1,  2013-04-01, 2013-06-30
          FY2013-Q4,  2014-01-01, 2014-03-31
          2012-12,    2012-12-01, 2012-12-31
          2024-02,    2024-02-01, 2024-02-29
          AY2013,     2013-09-01, 2014-08-31
          AY2013-AUT, 2013-09-01, 2013-12-31
          AY2013-SUM, 2014-05-01, 2014-08-31
          AY2013-T6,  2014-07-01, 2014-08-31
          CY2013,     2013-01-01, 2013-12-31
          """)
  void a_period_begins_and_ends(String written, LocalDate first, LocalDate last) {
    assertEquals(first, Period.of(written).firstDay());
    assertEquals(last, Period.of(written).lastDay());
  }

  @Test
  void a_figure_is_held_against_the_first_standard_that_comes_after_it() {
    List<Period> standards = List.of(Period.of("FY2013-Q2"), Period.of("FY2013-Q1"));
    assertEquals(
        Optional.of("FY2013-Q1"),
        Period.firstFrom(standards, Period.of("2012-12")).map(Period::written));
    assertEquals(
        Optional.of("FY2013-Q2"),
        Period.firstFrom(standards, Period.of("FY2013-Q2")).map(Period::written));
    assertEquals(Optional.empty(), Period.firstFrom(standards, Period.of("FY2014")));
  }

  @Test
  void the_last_figure_ends_no_later_than_the_period_asked_for() {
    List<Period> figures =
        List.of(Period.of("FY2013-Q2"), Period.of("2012-12"), Period.of("FY2013-Q1"));
    assertEquals(
        Optional.of("FY2013-Q1"),
        Period.last(figures, Period.of("FY2013-Q1")).map(Period::written));
    assertEquals(Optional.of("FY2013-Q2"), Period.last(figures, null).map(Period::written));
  }

  @Test
  void a_quarter_follows_a_quarter_and_not_a_month() {
    Period now = Period.of("FY2013-Q1");
    assertEquals(true, Period.of("FY2012-Q4").isJustBefore(now));
    assertEquals(false, Period.of("2013-03").isJustBefore(now));
    assertEquals(true, Period.of("FY2012-Q1").isYearBefore(now));
    assertEquals(false, Period.of("FY2012").isYearBefore(now));
  }
}
