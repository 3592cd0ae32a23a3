package org.goldenthread.plan.importing.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// An unread item is entered where it belongs, or dismissed with a reason, and can be reopened
/// (`ImportItem` in the contract).
class ItemStateTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");

  @Test
  void an_open_item_is_entered_where_it_belongs_and_says_by_whom() {
    var resolved =
        new ItemState.Open().resolve("directorates/fsc/plans/p/actions/a", "planner", NOW);

    assertEquals(
        new ItemState.Resolved("directorates/fsc/plans/p/actions/a", "planner", NOW), resolved);
    assertEquals(new ItemState.Open(), resolved.reopen());
  }

  @Test
  void an_open_item_is_dismissed_with_a_reason() {
    var dismissed = new ItemState.Open().dismiss("A picture of the building.", "planner", NOW);

    assertEquals(new ItemState.Dismissed("A picture of the building.", "planner", NOW), dismissed);
    assertEquals(new ItemState.Open(), dismissed.reopen());
  }

  @Test
  void nothing_is_worked_off_without_a_word_of_where_or_why() {
    var open = new ItemState.Open();

    assertThrows(IllegalArgumentException.class, () -> open.resolve("", "planner", NOW));
    assertThrows(IllegalArgumentException.class, () -> open.dismiss("  ", "planner", NOW));
    assertThrows(IllegalArgumentException.class, () -> open.dismiss("Not needed.", "", NOW));
  }
}
