package org.goldenthread.indicator.rating;

import java.math.BigDecimal;

/// Which way is better. Never guessed from an indicator's name.
public enum Polarity {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER,
  IN_RANGE,
  NEUTRAL,
  UNSET;

  /// Whether one of two figures is the better one.
  public boolean isDirected() {
    return this == HIGHER_IS_BETTER || this == LOWER_IS_BETTER;
  }

  /// Whether `value` is at least as good as `standard`.
  public boolean meets(BigDecimal value, BigDecimal standard) {
    int order = value.compareTo(standard);
    return switch (this) {
      case HIGHER_IS_BETTER -> order >= 0;
      case LOWER_IS_BETTER -> order <= 0;
      case IN_RANGE, NEUTRAL, UNSET -> throw new IllegalStateException(this + " compares nothing");
    };
  }
}
