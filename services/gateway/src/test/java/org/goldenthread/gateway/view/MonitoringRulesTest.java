package org.goldenthread.gateway.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.gateway.view.MonitoringRules.Colour;
import org.goldenthread.gateway.view.MonitoringRules.Counts;
import org.goldenthread.gateway.view.MonitoringRules.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringRulesTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_STARTED,        0, 1, 0, AMBER",
    "ON_COURSE,          0, 1, 0, AMBER",
    "PARTIALLY_COMPLETE, 0, 1, 0, AMBER",
    "COMPLETED,          1, 0, 0, GREEN",
    "DELAYED,            0, 0, 1, AMBER",
    "ON_HOLD,            0, 0, 1, AMBER",
    "STOPPED,            0, 0, 1, RED",
    "CANCELLED,          0, 0, 1, RED"
  })
  void every_status_counts_once_and_has_a_colour(
      Status status, int completed, int onCourse, int delayedOrCancelled, Colour overall) {
    Counts counts = MonitoringRules.count(1, List.of(status));
    assertEquals(
        new Counts(1, 1, completed, onCourse, delayedOrCancelled, overall == Colour.RED ? 1 : 0),
        counts);
    assertEquals(overall, counts.overall());
    assertEquals(overall, status.colour());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, NONE",
    "3, 0, 0, 0, GREEN",
    "2, 18, 0, 0, AMBER",
    "0, 5, 0, 0, AMBER",
    "3, 0, 1, 0, AMBER",
    "30, 0, 1, 1, RED",
    "0, 9, 2, 1, RED"
  })
  void the_overall_colour_is_red_before_green_before_amber(
      int completed, int onCourse, int delayedOrCancelled, int red, Colour overall) {
    int actions = completed + onCourse + delayedOrCancelled;
    assertEquals(
        overall, new Counts(1, actions, completed, onCourse, delayedOrCancelled, red).overall());
  }

  @Test
  void the_rows_of_a_directorate_add_up_to_its_total() {
    Counts total =
        Stream.of(
                new Counts(5, 18, 1, 17, 0, 0),
                new Counts(6, 20, 2, 18, 0, 0),
                new Counts(6, 19, 11, 8, 0, 0),
                new Counts(14, 48, 11, 37, 0, 0))
            .reduce(Counts.NONE, Counts::plus);
    assertEquals(new Counts(31, 105, 25, 80, 0, 0), total);
    assertEquals(Colour.AMBER, total.overall());
  }

  @Test
  void no_actions_at_all_are_no_colour() {
    assertEquals(Colour.NONE, MonitoringRules.count(4, Collections.emptyList()).overall());
  }

  @Test
  void counts_that_do_not_add_up_cannot_be_written() {
    assertThrows(IllegalArgumentException.class, () -> new Counts(1, 3, 1, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Counts(1, 1, 0, 0, 1, 2));
  }
}
