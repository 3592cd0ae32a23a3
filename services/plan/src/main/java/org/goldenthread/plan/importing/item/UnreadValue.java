package org.goldenthread.plan.importing.item;

import org.goldenthread.type.v1.Place.Part;
import org.goldenthread.type.v1.UnreadItem.Reason;
import org.jspecify.annotations.Nullable;

/// What a document holds and the data does not, as the row's JSON has it.
///
/// @param place null where no place is known
public record UnreadValue(
    @Nullable PlaceValue place, String text, Reason reason, String detail, String suggestion) {
  /// Where it stands in the document.
  public record PlaceValue(
      String words,
      Part part,
      String section,
      String heading,
      int paragraph,
      int table,
      int row,
      int cell,
      String column) {}
}
