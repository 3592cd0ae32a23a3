package org.goldenthread.plan.returns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.goldenthread.plan.returns.DecisionChangeRules.Changed;
import org.goldenthread.plan.returns.DecisionChangeRules.Listed;
import org.goldenthread.plan.v1.DecisionChange.Kind;
import org.junit.jupiter.api.Test;

/// Changes to key decisions since publication. Source: `domain.md`, "Monitoring".
class DecisionChangeRulesTest {
  private static final UUID LIBRARY = new UUID(0, 1);
  private static final UUID BRIDGE = new UUID(0, 2);
  private static final UUID ROUTE = new UUID(0, 3);

  @Test
  void what_stands_as_it_was_published_is_no_change() {
    var published = List.of(new Listed(LIBRARY, "Close the library", "June 2013"));

    assertEquals(List.of(), DecisionChangeRules.between(published, published));
  }

  @Test
  void decisions_that_came_went_or_changed_are_told_with_what_became_of_them() {
    var published =
        List.of(
            new Listed(LIBRARY, "Close the library", "June 2013"),
            new Listed(BRIDGE, "Build a bridge", ""));
    var standing =
        List.of(
            new Listed(ROUTE, "Choose a route", "May 2013"),
            new Listed(LIBRARY, "Close two libraries", "July 2013"));

    assertEquals(
        List.of(
            new Changed(ROUTE, Kind.ADDED, "Choose a route"),
            new Changed(LIBRARY, Kind.REWORDED, "Close two libraries"),
            new Changed(LIBRARY, Kind.MOVED, "From June 2013 to July 2013."),
            new Changed(BRIDGE, Kind.WITHDRAWN, "Build a bridge")),
        DecisionChangeRules.between(published, standing));
  }

  @Test
  void a_date_that_is_given_or_taken_away_is_a_move() {
    var undated = List.of(new Listed(BRIDGE, "Build a bridge", ""));
    var dated = List.of(new Listed(BRIDGE, "Build a bridge", "2014"));

    assertEquals(
        List.of(new Changed(BRIDGE, Kind.MOVED, "From no date to 2014.")),
        DecisionChangeRules.between(undated, dated));
    assertEquals(
        List.of(new Changed(BRIDGE, Kind.MOVED, "From 2014 to no date.")),
        DecisionChangeRules.between(dated, undated));
  }
}
