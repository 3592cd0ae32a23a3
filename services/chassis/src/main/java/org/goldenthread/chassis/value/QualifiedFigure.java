package org.goldenthread.chassis.value;

import io.micronaut.data.annotation.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.goldenthread.type.v1.Comparison.Comparator;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.QualifiedValue.Qualifier;
import org.jspecify.annotations.Nullable;

/// A qualified value as a row holds it, in columns such as `target_as_written`, `target_value` and
/// `target_qualifier`; all of them null where there is none.
@Embeddable
public record QualifiedFigure(
    String asWritten,
    @Nullable BigDecimal value,
    String unit,
    int scale,
    Comparator comparator,
    @Nullable BigDecimal lowest,
    @Nullable BigDecimal highest,
    String readingNote,
    Qualifier qualifier,
    @Nullable String expectedAsWritten,
    @Nullable LocalDate expectedEarliest,
    @Nullable LocalDate expectedLatest,
    FuzzyDate.@Nullable Precision expectedPrecision,
    String note) {

  /// The value of a message whose words are read already, or that brought its number along.
  ///
  /// @param field the field's path in the request, such as `target.value`
  public static QualifiedFigure of(QualifiedValue message, String field) {
    FuzzyDateValue expected =
        message.hasExpected()
            ? FuzzyDateValue.of(message.getExpected(), field + ".expected")
            : null;
    return new QualifiedFigure(
        words(message),
        Numbers.of(message.getValue()),
        message.getUnit(),
        message.getScale(),
        message.getComparator(),
        Numbers.of(message.getLowest()),
        Numbers.of(message.getHighest()),
        message.getReadingNote(),
        qualifier(message),
        expected == null ? null : expected.asWritten(),
        expected == null ? null : expected.earliest(),
        expected == null ? null : expected.latest(),
        expected == null ? null : expected.precision(),
        message.getNote());
  }

  /// The contract's message.
  public QualifiedValue message() {
    QualifiedValue.Builder message =
        QualifiedValue.newBuilder()
            .setAsWritten(asWritten)
            .setValue(Numbers.text(value))
            .setUnit(unit)
            .setScale(scale)
            .setComparator(comparator)
            .setLowest(Numbers.text(lowest))
            .setHighest(Numbers.text(highest))
            .setReadingNote(readingNote)
            .setQualifier(qualifier)
            .setNote(note);
    if (expectedAsWritten != null && expectedPrecision != null) {
      message.setExpected(
          new FuzzyDateValue(expectedAsWritten, expectedEarliest, expectedLatest, expectedPrecision)
              .message());
    }
    return message.build();
  }

  private static String words(QualifiedValue message) {
    return message.getAsWritten().isEmpty()
        ? QuantityValue.words(
            message.getValue(), message.getLowest(), message.getHighest(), message.getUnit())
        : message.getAsWritten();
  }

  /// A figure without a standing is final: it is what was sent as the figure.
  private static Qualifier qualifier(QualifiedValue message) {
    boolean figure = !message.getValue().isEmpty() || !message.getLowest().isEmpty();
    return message.getQualifier() == Qualifier.QUALIFIER_UNSPECIFIED && figure
        ? Qualifier.ACTUAL
        : message.getQualifier();
  }
}
