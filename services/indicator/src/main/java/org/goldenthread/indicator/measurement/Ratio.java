package org.goldenthread.indicator.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// A figure from what is counted above and below the line.
final class Ratio {
  /// As many places as the contract's decimals have: a rating must not turn on a rounded figure.
  private static final int PLACES = 9;

  private Ratio() {}

  /// The ratio of two figures.
  ///
  /// @param unit the indicator's; percentages are of a hundred
  /// @return empty where nothing is divided
  static Optional<BigDecimal> of(BigDecimal numerator, BigDecimal denominator, String unit) {
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    BigDecimal parts = unit.equals("%") ? numerator.scaleByPowerOfTen(2) : numerator;
    BigDecimal figure = parts.divide(denominator, PLACES, RoundingMode.HALF_UP);
    return Optional.of(figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros());
  }
}
