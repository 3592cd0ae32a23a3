package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.ActivityIndicator.Bound;
import org.goldenthread.plan.document.content.ActivityIndicator.Range;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.junit.jupiter.api.Test;

class IndicatorWireTest {
  private final IndicatorWire wire = new IndicatorWire(new PlanYear(2026));

  @Test
  void a_limit_that_is_said_twice_keeps_the_first_and_the_other_is_unread() {
    var document =
        wire.document(
            List.of(),
            List.of(
                visits(
                    range("Upper", Bound.UPPER, "20"),
                    range("Lower", Bound.LOWER, "10"),
                    range("Lower", Bound.LOWER, "10"),
                    range("Lower (revised)", Bound.LOWER, "12"))));

    ExpectedRange range = document.getIndicators(0).getExpectedRanges(0);
    assertEquals("20", range.getUpper().getValue());
    assertEquals("10", range.getLower().getValue());
    assertEquals(
        List.of("Lower (revised) Q1: 12"),
        wire.unread().stream().map(item -> item.getText()).toList());
  }

  private static ActivityIndicator visits(Range... ranges) {
    Place place = new Place(Place.Part.BODY, "F", "Activity", 9, 2, "Section F, table 9, row 2");
    return new ActivityIndicator(
        "visits", place, "Home visits", "", Cycle.UNSTATED, List.of(), List.of(ranges));
  }

  private static Range range(String written, Bound bound, String value) {
    return new Range(
        written, bound, List.of(new Figure("Q1", "FY2026-Q1", QualifiedValue.of(value))));
  }
}
