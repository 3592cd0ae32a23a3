package org.goldenthread.plan.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.goldenthread.plan.bulk.ShiftRules.Shift;
import org.goldenthread.plan.bulk.ShiftRules.Shifted;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.type.v1.FuzzyDate.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: domain, "Values are rarely just numbers or dates": fuzzy dates as documents write them,
/// never guessed.
class ShiftRulesTest {
  @ParameterizedTest(name = "{0} {1} months on: {2}")
  @CsvSource(
      textBlock =
          """
          14 May 2013,                   1, 14 June 2013
          14/05/13,                      1, 14 June 2013
          2013-05-14,                   -2, 14 March 2013
          Friday 14 May 2013,            1, 14 June 2013
          31 January 2013,               1, NO_SUCH_DAY
          31 January 2013,               2, 31 March 2013
          29 February 2012,             12, NO_SUCH_DAY
          Sept 2013,                     1, October 2013
          04/13,                        12, April 2014
          by end of May 2013,            1, June 2013
          Jan/Feb 2013,                  1, February 2013 to March 2013
          01-03/13,                      3, April 2013 to June 2013
          December 2012/January 2013,    2, February 2013 to March 2013
          14 May 2013 to 16 May 2013,    1, 14 June 2013 to 16 June 2013
          2013,                         12, 2014
          2013,                          6, NO_WHOLE_YEARS
          2013-14,                      24, 2015-16
          2013-14,                       1, NO_WHOLE_YEARS
          Autumn term 2013,             12, TERMS_DIFFER
          TBC,                           1, NAMES_NO_DAY
          ongoing,                       1, NAMES_NO_DAY
          early May 2013,                1, WORDS_SAY_MORE
          May 2013 (subject to funding), 1, WORDS_SAY_MORE
          May 2990,                    120, OUT_OF_TIME
          """)
  void months_keep_a_date_as_exact_as_it_was(String written, int months, String expected) {
    assertEquals(expected, shifted(written, new Shift.Months(months)));
  }

  @ParameterizedTest(name = "{0} {1} days on: {2}")
  @CsvSource(
      textBlock =
          """
          14 May 2013,                 20, 3 June 2013
          14 May 2013,                -14, 30 April 2013
          14-16 May 2013,               7, 21 May 2013 to 23 May 2013
          May 2013,                     7, TOO_COARSE_FOR_DAYS
          Jan/Feb 2013,                 7, TOO_COARSE_FOR_DAYS
          2013,                         7, TOO_COARSE_FOR_DAYS
          2013-14,                      7, TOO_COARSE_FOR_DAYS
          TBC,                          7, NAMES_NO_DAY
          """)
  void days_move_only_what_is_written_in_days(String written, int days, String expected) {
    assertEquals(expected, shifted(written, new Shift.Days(days)));
  }

  @ParameterizedTest(name = "the new words of {0} say what they mean")
  @CsvSource({
    "14 May 2013",
    "Sept 2013",
    "Jan/Feb 2013",
    "2013",
    "2013-14",
    "14-16 May 2013",
    "1999-00"
  })
  void new_words_are_read_as_the_new_date(String written) {
    if (!(ShiftRules.shifted(date(written), new Shift.Months(12)) instanceof Shifted.Moved moved)) {
      throw new AssertionError(written + " was left alone");
    }
    FuzzyDate read = FuzzyDate.of(moved.asWritten());

    assertEquals(moved.earliest(), read.earliest());
    assertEquals(moved.latest(), read.latest());
    assertEquals(FuzzyDate.of(written).precision(), read.precision());
  }

  private static String shifted(String written, Shift shift) {
    return switch (ShiftRules.shifted(date(written), shift)) {
      case Shifted.Moved moved -> moved.asWritten();
      case Shifted.LeftAlone left -> left.reason().name();
    };
  }

  private static ShiftRules.Date date(String written) {
    FuzzyDate read = FuzzyDate.of(written);
    return new ShiftRules.Date(
        written, read.earliest(), read.latest(), Precision.valueOf(read.precision().name()));
  }
}
