package org.goldenthread.indicator.calendar;

import java.util.Set;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.testing.service.ChecklistCases;
import org.junit.jupiter.api.Test;

class CalendarsItemTest {
  @Test
  void calendars_are_missed_until_there_is_one() {
    ChecklistCases.missedUntil(
        "indicator",
        "calendars",
        "insert into calendar values ('ay', 'AY2026', '[]', 1, now(), now())",
        (UnitTree) Set::of);
  }
}
