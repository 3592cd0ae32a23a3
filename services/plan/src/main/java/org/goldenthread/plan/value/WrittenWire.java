package org.goldenthread.plan.value;

import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.document.value.Quantity.Comparator;
import org.goldenthread.type.v1.Comparison;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// Values as callers send them: where only the words come, they are read as a document's are.
public final class WrittenWire {
  private WrittenWire() {}

  /// A date as sent, or as its words are read; `null` where none was sent. The field is its path in
  /// the request, such as `action.start`.
  public static @Nullable FuzzyDateValue date(boolean present, FuzzyDate message, String field) {
    return present ? FuzzyDateValue.of(read(message), field) : null;
  }

  public static @Nullable QuantityValue quantity(boolean present, Quantity message) {
    return present ? QuantityValue.of(read(message)) : null;
  }

  private static FuzzyDate read(FuzzyDate message) {
    boolean wordsOnly =
        message.getPrecision() == FuzzyDate.Precision.PRECISION_UNSPECIFIED
            && message.getEarliest().isEmpty()
            && !message.getAsWritten().isEmpty();
    if (!wordsOnly) {
      return message;
    }
    var date = org.goldenthread.plan.document.value.FuzzyDate.of(message.getAsWritten());
    FuzzyDate.Builder read =
        message.toBuilder().setPrecision(FuzzyDate.Precision.valueOf(date.precision().name()));
    if (date.earliest() != null && date.latest() != null) {
      read.setEarliest(date.earliest().toString()).setLatest(date.latest().toString());
    }
    return read.build();
  }

  private static Quantity read(Quantity message) {
    boolean wordsOnly =
        message.getValue().isEmpty()
            && message.getLowest().isEmpty()
            && message.getUnit().isEmpty()
            && !message.getAsWritten().isEmpty();
    if (!wordsOnly) {
      return message;
    }
    var quantity = org.goldenthread.plan.document.value.Quantity.of(message.getAsWritten());
    return message.toBuilder()
        .setValue(Numbers.text(quantity.value()))
        .setUnit(quantity.unit() == null ? "" : quantity.unit())
        .setScale(message.getScale() == 0 ? quantity.scale() : message.getScale())
        .setComparator(comparator(quantity.comparator()))
        .setLowest(Numbers.text(quantity.lowest()))
        .setHighest(Numbers.text(quantity.highest()))
        .setReadingNote(quantity.readingNote())
        .build();
  }

  private static Comparison.Comparator comparator(Comparator comparator) {
    return comparator == Comparator.NONE
        ? Comparison.Comparator.COMPARATOR_UNSPECIFIED
        : Comparison.Comparator.valueOf(comparator.name());
  }
}
