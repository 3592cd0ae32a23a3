package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A target, outturn or benchmark: a figure with how firm it is, or why there is none.
///
/// @param figure null unless a figure is written
/// @param expected when a figure is to be expected, where the text says so; else null
/// @param note what else is said, else empty
public record QualifiedValue(
    String asWritten,
    Qualifier qualifier,
    @Nullable Quantity figure,
    @Nullable FuzzyDate expected,
    String note) {

  /// UNKNOWN is a text that says something which none of the others does.
  public enum Qualifier {
    ACTUAL,
    PROVISIONAL,
    DRAFT,
    ESTIMATED,
    TBC,
    NOT_YET_SET,
    NEW_INDICATOR,
    DISCONTINUED,
    NOT_APPLICABLE,
    SUPPRESSED,
    MISSING,
    UNKNOWN
  }

  public QualifiedValue {
    requireNonNull(asWritten);
    requireNonNull(qualifier);
    requireNonNull(note);
    boolean figured =
        switch (qualifier) {
          case ACTUAL, PROVISIONAL, DRAFT, ESTIMATED -> true;
          case TBC, NOT_YET_SET, NEW_INDICATOR, DISCONTINUED -> false;
          case NOT_APPLICABLE, SUPPRESSED, MISSING, UNKNOWN -> false;
        };
    if (figured != (figure != null)) {
      throw new IllegalArgumentException(qualifier + " with figure " + figure);
    }
  }

  public static QualifiedValue of(String written) {
    return QualifiedValueRules.read(TextRules.clean(written));
  }

  public boolean isBlank() {
    return asWritten.isBlank();
  }

  /// The single number, or null where there is none.
  public @Nullable BigDecimal value() {
    return figure == null ? null : figure.value();
  }

  public @Nullable String unit() {
    return figure == null ? null : figure.unit();
  }

  static QualifiedValue without(String written, Qualifier why, String note) {
    return new QualifiedValue(written, why, null, null, note);
  }
}
