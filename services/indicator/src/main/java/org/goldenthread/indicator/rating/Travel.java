package org.goldenthread.indicator.rating;

import java.math.BigDecimal;

/// Where figures are going, from one to a later one.
public enum Travel {
  IMPROVING,
  WORSENING,
  STABLE,
  UP,
  DOWN;

  /// Without a polarity only up and down are told.
  public static Travel of(Polarity polarity, BigDecimal before, BigDecimal now) {
    if (now.compareTo(before) == 0) {
      return STABLE;
    }
    if (!polarity.isDirected()) {
      return now.compareTo(before) > 0 ? UP : DOWN;
    }
    return polarity.meets(now, before) ? IMPROVING : WORSENING;
  }
}
