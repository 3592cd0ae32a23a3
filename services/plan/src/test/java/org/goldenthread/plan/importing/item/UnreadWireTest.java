package org.goldenthread.plan.importing.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;
import org.goldenthread.type.v1.UnreadItem.Reason;
import org.junit.jupiter.api.Test;

/// An unread item is known by its own words, as every row of a document is.
class UnreadWireTest {
  @Test
  void an_item_stays_the_same_where_lines_were_put_in_above_it() {
    var before = item("Lifts are mended.", "Section C, table 2, row 3", 2, 3);
    var after = item("Lifts are mended.", "Section C, table 3, row 9", 3, 9);

    assertEquals(keys(before), keys(after));
  }

  @Test
  void equal_items_are_told_apart_by_their_order() {
    var item = item("See above", "Section C, table 2, row 3", 2, 3);

    var keys = UnreadWire.keyed(List.of(item, item)).keySet();

    assertEquals(2, keys.size());
    assertEquals(keys(item).getFirst(), keys.iterator().next());
  }

  @Test
  void other_words_make_another_item() {
    var lifts = item("Lifts are mended.", "Section C, table 2, row 3", 2, 3);
    var doors = item("Doors are mended.", "Section C, table 2, row 3", 2, 3);

    assertNotEquals(keys(lifts), keys(doors));
  }

  @Test
  void an_item_reads_back_from_its_row_as_it_was() {
    var item = item("Lifts are mended.", "Section C, table 2, row 3", 2, 3);
    var placeless = UnreadItem.newBuilder().setText("A name").build();

    assertEquals(item, UnreadWire.message(UnreadWire.value(item)));
    assertEquals(placeless, UnreadWire.message(UnreadWire.value(placeless)));
  }

  private static List<String> keys(UnreadItem... items) {
    return List.copyOf(UnreadWire.keyed(List.of(items)).keySet());
  }

  private static UnreadItem item(String text, String words, int table, int row) {
    return UnreadItem.newBuilder()
        .setPlace(
            Place.newBuilder()
                .setWords(words)
                .setPart(Place.Part.BODY)
                .setSection("C")
                .setHeading("Priorities")
                .setTable(table)
                .setRow(row))
        .setText(text)
        .setReason(Reason.ROW_UNKNOWN)
        .build();
  }
}
