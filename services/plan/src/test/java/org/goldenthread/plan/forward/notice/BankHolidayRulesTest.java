package org.goldenthread.plan.forward.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bank holidays of England as the government publishes them for each year.
class BankHolidayRulesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2012 | --01-02 --04-06 --04-09 --05-07 --06-04 --06-05 --08-27 --12-25 --12-26
          2013 | --01-01 --03-29 --04-01 --05-06 --05-27 --08-26 --12-25 --12-26
          2016 | --01-01 --03-25 --03-28 --05-02 --05-30 --08-29 --12-26 --12-27
          2019 | --01-01 --04-19 --04-22 --05-06 --05-27 --08-26 --12-25 --12-26
          2020 | --01-01 --04-10 --04-13 --05-08 --05-25 --08-31 --12-25 --12-28
          2021 | --01-01 --04-02 --04-05 --05-03 --05-31 --08-30 --12-27 --12-28
          2022 | --01-03 --04-15 --04-18 --05-02 --06-02 --06-03 --08-29 --09-19 --12-26 --12-27
          2023 | --01-02 --04-07 --04-10 --05-01 --05-08 --05-29 --08-28 --12-25 --12-26
          2024 | --01-01 --03-29 --04-01 --05-06 --05-27 --08-26 --12-25 --12-26
          2025 | --01-01 --04-18 --04-21 --05-05 --05-26 --08-25 --12-25 --12-26
          2026 | --01-01 --04-03 --04-06 --05-04 --05-25 --08-31 --12-25 --12-28
          2027 | --01-01 --03-26 --03-29 --05-03 --05-31 --08-30 --12-27 --12-28
          """)
  void a_year_has_the_bank_holidays_that_were_published(int year, String days) {
    String computed =
        BankHolidayRules.of(year, List.of()).stream()
            .map(day -> MonthDay.from(day).toString())
            .collect(Collectors.joining(" "));

    assertEquals(days, computed);
  }

  @ParameterizedTest
  @CsvSource({"1961, 1961-04-02", "2000, 2000-04-23", "2008, 2008-03-23", "2038, 2038-04-25"})
  void easter_falls_between_its_earliest_and_its_latest_day(int year, LocalDate sunday) {
    assertEquals(sunday, BankHolidayRules.easter(year));
  }

  @Test
  void a_day_that_is_proclaimed_later_is_one_more_or_takes_the_place_of_another() {
    LocalDate spring = LocalDate.of(2031, 5, 26);
    LocalDate jubilee = LocalDate.of(2031, 6, 6);

    var added = BankHolidayRules.of(2031, List.of(SpecialDay.added(jubilee)));
    var moved = BankHolidayRules.of(2031, List.of(SpecialDay.moved(spring, jubilee)));

    assertTrue(added.contains(jubilee) && added.contains(spring));
    assertTrue(moved.contains(jubilee));
    assertFalse(moved.contains(spring));
  }
}
