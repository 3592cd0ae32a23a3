package org.goldenthread.gateway.view.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Places PLACES =
      new Places("fsc", Map.of("plan", "2013-10-01T10:00:00Z_7", "risk", "", "indicator", "0"));

  @Test
  void places_are_read_as_they_were_written() {
    assertEquals(Optional.of(PLACES), Places.parse(PLACES.text(), "fsc"));
  }

  @Test
  void places_of_another_question_are_none() {
    assertEquals(Optional.empty(), Places.parse(PLACES.text(), "els"));
  }

  @Test
  void every_text_that_was_cut_off_is_refused() {
    String text = PLACES.text();
    for (int length = 0; length < text.length(); length++) {
      assertEquals(Optional.empty(), Places.parse(text.substring(0, length), "fsc"));
    }
  }

  @Test
  void what_is_no_text_of_ours_is_refused() {
    assertEquals(Optional.empty(), Places.parse("not base64 !", "fsc"));
    assertEquals(Optional.empty(), Places.parse("AAAA", "fsc"));
  }
}
