package org.goldenthread.indicator.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a year of the calendar may be divided into.
class CalendarRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Three terms, six terms, quarters, months, with and without days between them.
        "AY2013 | AY2013-AUT 2013-09-02 2013-12-20, AY2013-SPR 2014-01-06 2014-04-04, AY2013-SUM"
            + " 2014-04-22 2014-07-23 | ok",
        "AY2013 | AY2013-T1 2013-09-02 2013-10-25, AY2013-T2 2013-11-04 2013-12-20, AY2013-T3"
            + " 2014-01-06 2014-02-14, AY2013-T4 2014-02-24 2014-04-04, AY2013-T5 2014-04-22"
            + " 2014-05-23, AY2013-T6 2014-06-02 2014-08-31 | ok",
        "FY2013 | FY2013-Q1 2013-04-01 2013-06-30, FY2013-Q2 2013-07-01 2013-09-30 | ok",
        "CY2013 | 2013-01 2013-01-01 2013-01-31, 2013-02 2013-02-01 2013-02-28 | ok",
        "FY2013 | 2014-03 2014-03-01 2014-03-31 | ok",
        "FY2013 | FY2014-Q1 2013-04-01 2013-06-30 | 0 period",
        "FY2013 | FY2013 2013-04-01 2014-03-31 | 0 period",
        "FY2013 | AY2013-AUT 2013-09-02 2013-12-20 | 0 period",
        "FY2013 | 2013-03 2013-04-01 2013-04-30 | 0 period",
        "AY2013 | AY2013-AUT 2013-08-31 2013-12-20 | 0 first_day",
        "AY2013 | AY2013-SUM 2014-04-22 2014-09-01 | 0 last_day",
        "AY2013 | AY2013-AUT 2013-09-02 2013-12-20, AY2013-SPR 2013-12-20 2014-04-04 | 1 first_day",
        "AY2013 | AY2013-SPR 2013-09-02 2013-12-20, AY2013-AUT 2014-01-06 2014-04-04 | 1 period",
        "AY2013 | AY2013-AUT 2013-09-02 2013-10-20, AY2013-AUT 2013-11-06 2013-12-04 | 1 period",
      })
  void a_year_has_its_parts_in_order_and_apart(String year, String parts, String fault) {
    String found =
        CalendarRules.fault(year, spans(parts))
            .map(it -> it.part() + " " + it.field())
            .orElse("ok");

    assertEquals(fault, found);
  }

  private static List<Span> spans(String parts) {
    return Arrays.stream(parts.split(", "))
        .map(part -> part.split(" "))
        .map(it -> new Span(it[0], LocalDate.parse(it[1]), LocalDate.parse(it[2])))
        .toList();
  }
}
