package org.goldenthread.plan.importing.item;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.importing.item.UnreadValue.PlaceValue;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;

/// What a document holds and the data does not, between contract and row.
final class UnreadWire {
  private UnreadWire() {}

  /// The items by their keys, in their order. A key is made of an item's own words and of the
  /// heading that they stand under, never of a row's or a table's number: a line that is put in
  /// elsewhere makes no item another one. Of equal items the first is the first again.
  static Map<String, UnreadItem> keyed(List<UnreadItem> items) {
    Map<List<Object>, Integer> seen = new HashMap<>();
    Map<String, UnreadItem> keyed = new LinkedHashMap<>();
    for (UnreadItem item : items) {
      Place place = item.getPlace();
      List<Object> words =
          List.of(
              item.getReason(),
              place.getPart(),
              place.getSection(),
              place.getHeading(),
              place.getColumn(),
              item.getText());
      keyed.put(digest(words, seen.merge(words, 1, Integer::sum)), item);
    }
    return keyed;
  }

  static UnreadItem message(UnreadValue value) {
    UnreadItem.Builder item =
        UnreadItem.newBuilder()
            .setText(value.text())
            .setReason(value.reason())
            .setDetail(value.detail())
            .setSuggestion(value.suggestion());
    if (value.place() != null) {
      item.setPlace(place(value.place()));
    }
    return item.build();
  }

  static UnreadValue value(UnreadItem item) {
    return new UnreadValue(
        item.hasPlace() ? place(item.getPlace()) : null,
        item.getText(),
        item.getReason(),
        item.getDetail(),
        item.getSuggestion());
  }

  private static Place place(PlaceValue value) {
    return Place.newBuilder()
        .setWords(value.words())
        .setPart(value.part())
        .setSection(value.section())
        .setHeading(value.heading())
        .setParagraph(value.paragraph())
        .setTable(value.table())
        .setRow(value.row())
        .setCell(value.cell())
        .setColumn(value.column())
        .build();
  }

  private static PlaceValue place(Place place) {
    return new PlaceValue(
        place.getWords(),
        place.getPart(),
        place.getSection(),
        place.getHeading(),
        place.getParagraph(),
        place.getTable(),
        place.getRow(),
        place.getCell(),
        place.getColumn());
  }

  private static String digest(List<Object> words, int which) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object word : words) {
        digest.update(word.toString().getBytes(StandardCharsets.UTF_8));
        // Else words could move from one field into the next unseen; no text holds this character.
        digest.update((byte) 0);
      }
      digest.update((byte) which);
      digest.update((byte) (which >> 8));
      digest.update((byte) (which >> 16));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
