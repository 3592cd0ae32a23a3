package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.Quantity;
import org.goldenthread.type.v1.UnreadItem;
import org.junit.jupiter.api.Test;

class FittingWireTest {
  private static final Place PLACE = Place.newBuilder().setWords("table 3, row 2").build();

  private final FittingWire fitting = new FittingWire();

  @Test
  void what_is_within_its_limits_stays_as_it_is() {
    Action action = Action.newBuilder().setText("a".repeat(10_000)).setPosition(3).build();

    assertEquals(action, fitting.fit(action, PLACE));
    assertTrue(fitting.unread().isEmpty());
  }

  @Test
  void a_text_that_is_too_long_is_cut_and_the_rest_is_told() {
    Action action = Action.newBuilder().setText("a".repeat(10_000) + "the rest").build();

    assertEquals(10_000, fitting.fit(action, PLACE).getText().length());
    UnreadItem item = fitting.unread().getFirst();
    assertEquals("the rest", item.getText());
    assertEquals(UnreadItem.Reason.VALUE_REFUSED, item.getReason());
    assertEquals(PLACE, item.getPlace());
  }

  @Test
  void characters_count_as_readers_count_them() {
    Action action = Action.newBuilder().setText("😀".repeat(10_000)).build();

    assertEquals(action, fitting.fit(action, PLACE));
  }

  @Test
  void rich_text_is_cut_after_a_whole_block() {
    Plan plan = Plan.newBuilder().setRoleAndPurpose("<p>word word</p>".repeat(20_000)).build();

    String kept = fitting.fit(plan, PLACE).getRoleAndPurpose();

    assertTrue(kept.endsWith("</p>"));
    assertTrue(kept.length() <= 200_000);
    assertEquals(1, fitting.unread().size());
  }

  @Test
  void a_number_that_has_too_many_digits_is_kept_as_written_only() {
    String digits = "9".repeat(30);
    Quantity quantity = Quantity.newBuilder().setAsWritten(digits).setValue(digits).build();

    Plan fitted = fitting.fit(Plan.newBuilder().setFte(quantity).build(), PLACE);

    assertEquals("", fitted.getFte().getValue());
    assertEquals(digits, fitted.getFte().getAsWritten());
    assertEquals(1, fitting.unread().size());
  }
}
