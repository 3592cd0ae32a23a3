package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A number as a plan writes it, in a unit and a scale: `-£ 10,719.7` in a table of £000 is
/// -10719.7 GBP at a scale of 3.
///
/// @param value null where the text is no number, could be two, or is a span
/// @param unit `GBP`, `%`, `weeks`, `FTE`…, null where none is written
/// @param scale power of ten that one of the value stands for: 0, 3 or 6
/// @param comparator where the words bound the number instead of naming it
/// @param lowest one end of a span such as `60-62%`, null like `highest` where there is none
/// @param readingNote how it was read where it is written unusually, else empty
public record Quantity(
    String asWritten,
    @Nullable BigDecimal value,
    @Nullable String unit,
    int scale,
    Comparator comparator,
    @Nullable BigDecimal lowest,
    @Nullable BigDecimal highest,
    String readingNote) {

  public enum Comparator {
    NONE,
    AT_MOST,
    AT_LEAST,
    LESS_THAN,
    MORE_THAN,
    ABOUT
  }

  public Quantity {
    requireNonNull(asWritten);
    requireNonNull(comparator);
    requireNonNull(readingNote);
    if (scale != 0 && scale != 3 && scale != 6) {
      throw new IllegalArgumentException("a scale is one, a thousand or a million");
    }
    if ((lowest == null) != (highest == null) || (lowest != null && value != null)) {
      throw new IllegalArgumentException("a quantity is a number or a span");
    }
  }

  /// A number whose unit and scale are its own.
  public static Quantity of(String written) {
    return QuantityRules.read(TextRules.clean(written), null, 0);
  }

  /// An amount of money in a table whose heading gives the scale; there a dash is zero, not
  /// missing.
  public static Quantity amount(String written, int scale) {
    return QuantityRules.read(TextRules.clean(written), "GBP", scale);
  }

  public boolean isBlank() {
    return asWritten.isBlank();
  }

  /// Whether the text is blank or was read for certain.
  public boolean isUnderstood() {
    return isBlank() || value != null || lowest != null;
  }

  /// The value in single units, such as pounds where the table is in thousands.
  public @Nullable BigDecimal inUnits() {
    return value == null ? null : value.movePointRight(scale);
  }

  static Quantity unread(String written, @Nullable String unit, int scale) {
    return new Quantity(written, null, unit, scale, Comparator.NONE, null, null, "");
  }
}
