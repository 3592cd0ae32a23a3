package org.goldenthread.indicator.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.goldenthread.indicator.rating.Rating.Limits;
import org.goldenthread.indicator.rating.Rating.Standard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RatingTest {
  @ParameterizedTest(name = "{0}: value {1}, target {2}, floor {3} → {4}")
  @CsvSource(
      textBlock =
          """
          HIGHER_IS_BETTER, 78,   78, 60, GREEN
          HIGHER_IS_BETTER, 78.0, 78, 60, GREEN
          HIGHER_IS_BETTER, 77,   78, 77, AMBER
          HIGHER_IS_BETTER, 76,   78, 77, RED
          LOWER_IS_BETTER,   6,    6,  9, GREEN
          LOWER_IS_BETTER,   5,    6,  9, GREEN
          LOWER_IS_BETTER,   9,    6,  9, AMBER
          LOWER_IS_BETTER,  10,    6,  9, RED
          HIGHER_IS_BETTER, 78,   78,   , GREEN
          HIGHER_IS_BETTER, 70,   78,   , FLOOR_MISSING
          HIGHER_IS_BETTER,   ,   78, 60, NO_VALUE
          HIGHER_IS_BETTER, 78,     , 60, NO_TARGET
          HIGHER_IS_BETTER,   ,     ,   , NO_TARGET
          UNSET,            78,     , 60, NO_TARGET
          UNSET,            78,   78, 60, NO_POLARITY
          UNSET,              ,   78,   , NO_POLARITY
          NEUTRAL,          78,   78, 60, NO_POLARITY
          IN_RANGE,         78,   78, 60, NO_POLARITY
          HIGHER_IS_BETTER, 70,   60, 80, GREEN
          HIGHER_IS_BETTER, 50,   60, 80, RED
          """)
  void equality_meets_a_standard_and_the_first_missing_part_is_named(
      Polarity polarity,
      @Nullable BigDecimal value,
      @Nullable BigDecimal target,
      @Nullable BigDecimal floor,
      String expected) {
    assertEquals(expected, word(Rating.of(value, new Standard(polarity, target, floor))));
  }

  @ParameterizedTest(name = "value {0} between {1} and {2} → {3}")
  @CsvSource(
      textBlock =
          """
          10, 10, 20, WITHIN_RANGE
          20, 10, 20, WITHIN_RANGE
          21, 10, 20, ABOVE
           9, 10, 20, BELOW
          99, 10,   , WITHIN_RANGE
           9, 10,   , BELOW
          21,   , 20, ABOVE
            , 10, 20, NO_VALUE
          15,   ,   , NO_RANGE
            ,   ,   , NO_RANGE
          """)
  void an_activity_lies_within_its_range_or_on_a_limit_and_is_never_coloured(
      @Nullable BigDecimal value,
      @Nullable BigDecimal lower,
      @Nullable BigDecimal upper,
      String expected) {
    assertEquals(expected, word(Rating.of(value, new Limits(lower, upper))));
  }

  @Test
  void what_is_no_longer_collected_is_not_rated() {
    assertEquals("DISCONTINUED", word(Rating.discontinued()));
  }

  @ParameterizedTest(name = "{0}: from {1} to {2} → {3}")
  @CsvSource(
      textBlock =
          """
          HIGHER_IS_BETTER, 1, 2,   IMPROVING
          HIGHER_IS_BETTER, 2, 1,   WORSENING
          LOWER_IS_BETTER,  2, 1,   IMPROVING
          LOWER_IS_BETTER,  1, 2,   WORSENING
          HIGHER_IS_BETTER, 1, 1.0, STABLE
          UNSET,            1, 2,   UP
          NEUTRAL,          2, 1,   DOWN
          """)
  void without_a_polarity_only_up_and_down_are_told(
      Polarity polarity, BigDecimal before, BigDecimal now, Travel expected) {
    assertEquals(expected, Travel.of(polarity, before, now));
  }

  private static String word(Rating rating) {
    return switch (rating) {
      case Rating.Coloured rated -> rated.colour().name();
      case Rating.Banded banded -> banded.band().name();
      case Rating.NotRated not -> not.reason().name();
    };
  }
}
