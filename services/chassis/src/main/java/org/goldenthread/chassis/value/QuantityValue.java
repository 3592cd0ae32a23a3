package org.goldenthread.chassis.value;

import io.micronaut.data.annotation.Embeddable;
import java.math.BigDecimal;
import org.goldenthread.type.v1.Comparison.Comparator;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// A quantity as a row holds it, in columns such as `fte_as_written`, `fte_value` and `fte_unit`;
/// all of them null where there is none.
@Embeddable
public record QuantityValue(
    String asWritten,
    @Nullable BigDecimal value,
    String unit,
    int scale,
    Comparator comparator,
    @Nullable BigDecimal lowest,
    @Nullable BigDecimal highest,
    String readingNote) {

  /// The value of a message whose words are read already, or that brought its number along.
  public static QuantityValue of(Quantity message) {
    return new QuantityValue(
        words(message),
        Numbers.of(message.getValue()),
        message.getUnit(),
        message.getScale(),
        message.getComparator(),
        Numbers.of(message.getLowest()),
        Numbers.of(message.getHighest()),
        message.getReadingNote());
  }

  /// The contract's message.
  public Quantity message() {
    return Quantity.newBuilder()
        .setAsWritten(asWritten)
        .setValue(Numbers.text(value))
        .setUnit(unit)
        .setScale(scale)
        .setComparator(comparator)
        .setLowest(Numbers.text(lowest))
        .setHighest(Numbers.text(highest))
        .setReadingNote(readingNote)
        .build();
  }

  private static String words(Quantity message) {
    return message.getAsWritten().isEmpty()
        ? words(message.getValue(), message.getLowest(), message.getHighest(), message.getUnit())
        : message.getAsWritten();
  }

  static String words(String value, String lowest, String highest, String unit) {
    String number = lowest.isEmpty() ? value : lowest + " to " + highest;
    return number.isEmpty() || unit.isEmpty() ? number : number + " " + unit;
  }
}
