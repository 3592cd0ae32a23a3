package org.goldenthread.plan.document.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Objects;
import org.goldenthread.plan.document.value.FuzzyDate.Convention;
import org.goldenthread.plan.document.value.FuzzyDate.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzyDateTest {
  @ParameterizedTest(name = "{0} is {3}, {1} to {2}")
  @CsvSource(
      textBlock =
          """
          April 2013,                   2013-04-01, 2013-04-30, MONTH
          Sept 2013,                    2013-09-01, 2013-09-30, MONTH
          sept. 2013,                   2013-09-01, 2013-09-30, MONTH
          04/13,                        2013-04-01, 2013-04-30, MONTH
          04/2013,                      2013-04-01, 2013-04-30, MONTH
          Dec 09,                       2009-12-01, 2009-12-31, MONTH
          2013,                         2013-01-01, 2013-12-31, YEAR
          2013-14,                      2013-04-01, 2014-03-31, FINANCIAL_YEAR
          2013/14,                      2013-04-01, 2014-03-31, FINANCIAL_YEAR
          2013/2014,                    2013-04-01, 2014-03-31, FINANCIAL_YEAR
          1999-00,                      1999-04-01, 2000-03-31, FINANCIAL_YEAR
          2013-04,                      2013-04-01, 2013-04-30, MONTH
          01-03/13,                     2013-01-01, 2013-03-31, RANGE
          Jan/Feb 2013,                 2013-01-01, 2013-02-28, RANGE
          December 2012/January 2013,   2012-12-01, 2013-01-31, RANGE
          January 2013/April 2013,      2013-01-01, 2013-04-30, RANGE
          April 2013 – March 2014,      2013-04-01, 2014-03-31, RANGE
          20.4.09 to 19.6.09,           2009-04-20, 2009-06-19, RANGE
          01/10/09 – 30/11/09,          2009-10-01, 2009-11-30, RANGE
          1-5 May 2013,                 2013-05-01, 2013-05-05, RANGE
          Q3 2009/10,                   2009-10-01, 2009-12-31, RANGE
          31 March 2014,                2014-03-31, 2014-03-31, DAY
          31st March 2014,              2014-03-31, 2014-03-31, DAY
          31/03/2014,                   2014-03-31, 2014-03-31, DAY
          30.11.09,                     2009-11-30, 2009-11-30, DAY
          2014-03-31,                   2014-03-31, 2014-03-31, DAY
          by end of May 2009,           2009-05-01, 2009-05-31, MONTH
          By March 2014,                2014-03-01, 2014-03-31, MONTH
          March 2014 (subject to funds), 2014-03-01, 2014-03-31, MONTH
          Autumn term 2013,             2013-09-01, 2013-12-31, TERM
          Spring term 2014,             2014-01-01, 2014-04-30, TERM
          Summer term 2009,             2009-04-01, 2009-08-31, TERM
          Мarсh 2014,                   2014-03-01, 2014-03-31, MONTH
          """)
  void a_date_is_bounded_by_what_was_written(
      String written, String earliest, String latest, Precision precision) {
    FuzzyDate date = FuzzyDate.of(written);

    assertEquals(written, date.asWritten());
    assertEquals(earliest, Objects.toString(date.earliest()));
    assertEquals(latest, Objects.toString(date.latest()));
    assertEquals(precision, date.precision());
  }

  @ParameterizedTest(name = "''{0}'' is no date and says so")
  @ValueSource(
      strings = {"", "TBC", "t.b.c.", "ТВС", "Ongoing", "On-going", "n/a", "-", "to be confirmed"})
  void a_date_that_is_not_there_is_understood_as_such(String written) {
    FuzzyDate date = FuzzyDate.of(written);

    assertEquals(Precision.UNKNOWN, date.precision());
    assertEquals(true, date.understood());
  }

  @ParameterizedTest(name = "{0} is left as written")
  @ValueSource(
      strings = {
        "12/13",
        "Spring 2010",
        "31/02/2013",
        "13/13",
        "2013-15",
        "Dec/Jan 2013",
        "March 2014/April 2013",
        "Two per term",
        "Rolling programme to March 2011",
        "October half term 2009",
        "w/c 12 October 2009",
        "00/13",
        "9999-00",
        "0000-01",
        "As above"
      })
  void a_date_that_could_be_two_is_never_guessed(String written) {
    FuzzyDate date = FuzzyDate.of(written);

    assertEquals(Precision.UNKNOWN, date.precision());
    assertEquals(written, date.asWritten());
    assertFalse(date.understood());
  }

  @Test
  void a_heading_that_says_month_and_year_decides_between_two_readings() {
    FuzzyDate date = FuzzyDate.of("12/13", Convention.MONTH_AND_YEAR);

    assertEquals("2013-12-31", Objects.toString(date.latest()));
  }

  @Test
  void no_text_makes_reading_a_date_fail_or_take_long() {
    for (int length = 0; length < 400; length += 7) {
      assertFalse(FuzzyDate.of("1/".repeat(length) + "x").understood());
    }
  }
}
