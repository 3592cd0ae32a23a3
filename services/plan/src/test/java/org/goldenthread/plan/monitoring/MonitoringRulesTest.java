package org.goldenthread.plan.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.goldenthread.plan.monitoring.MonitoringRules.Counts;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.Rag.Colour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringRulesTest {
  @ParameterizedTest
  @CsvSource({
    "NOT_STARTED, AMBER, 0, 1, 0, 0",
    "ON_COURSE, AMBER, 0, 1, 0, 0",
    "PARTIALLY_COMPLETE, AMBER, 0, 1, 0, 0",
    "COMPLETED, GREEN, 1, 0, 0, 0",
    "DELAYED, AMBER, 0, 0, 1, 0",
    "ON_HOLD, AMBER, 0, 0, 1, 0",
    "STOPPED, RED, 0, 0, 1, 1",
    "CANCELLED, RED, 0, 0, 1, 1"
  })
  void each_status_has_its_colour_and_its_column(
      Status status, Colour colour, int completed, int onCourse, int delayed, int stopped) {
    assertEquals(colour, MonitoringRules.rag(status));
    assertEquals(
        new Counts(1, completed, onCourse, delayed, stopped, colour),
        MonitoringRules.count(Map.of(status, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, COLOUR_UNSPECIFIED",
    "3, 0, 0, 0, GREEN",
    "2, 1, 0, 0, AMBER",
    "2, 0, 1, 0, AMBER",
    "9, 9, 9, 1, RED",
    "0, 0, 0, 1, RED"
  })
  void one_red_action_makes_all_red_and_all_are_green_only_together(
      int completed, int onCourse, int delayed, int cancelled, Colour overall) {
    Counts counts =
        MonitoringRules.count(
            Map.of(
                Status.COMPLETED, completed,
                Status.ON_COURSE, onCourse,
                Status.DELAYED, delayed,
                Status.CANCELLED, cancelled));
    assertEquals(overall, counts.overall());
    assertEquals(completed + onCourse + delayed + cancelled, counts.actions());
  }

  @Test
  void divisions_of_a_real_report_are_amber() {
    assertEquals(
        new Counts(18, 1, 17, 0, 0, Colour.AMBER),
        MonitoringRules.count(Map.of(Status.COMPLETED, 1, Status.ON_COURSE, 17)));
    assertEquals(
        new Counts(48, 11, 37, 0, 0, Colour.AMBER),
        MonitoringRules.count(
            Map.of(Status.COMPLETED, 11, Status.PARTIALLY_COMPLETE, 7, Status.NOT_STARTED, 30)));
  }
}
