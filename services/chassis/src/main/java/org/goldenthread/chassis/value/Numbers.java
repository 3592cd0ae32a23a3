package org.goldenthread.chassis.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Decimals, which the contract writes as strings and tables as numbers; trailing zeros are kept.
public final class Numbers {
  private Numbers() {}

  /// The number of a text that the contract's pattern let through; null for an empty one.
  public static @Nullable BigDecimal of(String written) {
    return written.isEmpty() ? null : new BigDecimal(written);
  }

  /// As the contract writes it; empty where there is none.
  public static String text(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
