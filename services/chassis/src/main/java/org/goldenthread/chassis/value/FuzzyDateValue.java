package org.goldenthread.chassis.value;

import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.FuzzyDate.Precision;
import org.jspecify.annotations.Nullable;

/// A fuzzy date as a row holds it, in columns such as `start_as_written`, `start_earliest`,
/// `start_latest` and `start_precision`; all of them null where there is no date.
@Embeddable
public record FuzzyDateValue(
    String asWritten,
    @Nullable LocalDate earliest,
    @Nullable LocalDate latest,
    Precision precision) {

  /// The value of a message whose words are read already, or that brought its dates along. Only
  /// dates: the words are made from them. Only words: the date stays unknown.
  ///
  /// @param field the field's path in the request, such as `action.start`
  public static FuzzyDateValue of(FuzzyDate message, String field) {
    LocalDate earliest = Days.of(message.getEarliest(), field + ".earliest");
    LocalDate latest = Days.of(message.getLatest(), field + ".latest");
    return new FuzzyDateValue(
        words(message), earliest, latest, precision(message, earliest, latest));
  }

  /// The contract's message.
  public FuzzyDate message() {
    return FuzzyDate.newBuilder()
        .setAsWritten(asWritten)
        .setEarliest(Days.text(earliest))
        .setLatest(Days.text(latest))
        .setPrecision(precision)
        .build();
  }

  private static String words(FuzzyDate message) {
    if (!message.getAsWritten().isEmpty() || message.getEarliest().isEmpty()) {
      return message.getAsWritten();
    }
    return message.getEarliest().equals(message.getLatest())
        ? message.getEarliest()
        : message.getEarliest() + " to " + message.getLatest();
  }

  private static Precision precision(
      FuzzyDate message, @Nullable LocalDate earliest, @Nullable LocalDate latest) {
    if (earliest == null) {
      return Precision.UNKNOWN;
    }
    if (message.getPrecision() != Precision.PRECISION_UNSPECIFIED
        && message.getPrecision() != Precision.UNKNOWN) {
      return message.getPrecision();
    }
    return earliest.equals(latest) ? Precision.DAY : Precision.RANGE;
  }
}
