package org.goldenthread.continuity.function;

import java.util.Optional;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// Times as the contract has them. Where a caller sends nothing but words, they are read here.
final class QuantityWire {
  private QuantityWire() {}

  static QuantityValue value(Quantity message) {
    return QuantityValue.of(read(message));
  }

  /// As times are compared; null where there is none or it cannot be read.
  static @Nullable Long minutes(@Nullable QuantityValue time) {
    if (time == null || time.value() == null) {
      return null;
    }
    RecoveryTime read = new RecoveryTime(time.value().scaleByPowerOfTen(time.scale()), time.unit());
    return CriticalFunctionRules.minutes(read).orElse(null);
  }

  private static Quantity read(Quantity sent) {
    boolean wordsAlone = sent.getValue().isEmpty() && sent.getLowest().isEmpty();
    Optional<RecoveryTime> time =
        wordsAlone ? CriticalFunctionRules.read(sent.getAsWritten()) : Optional.empty();
    return time.map(
            known ->
                sent.toBuilder()
                    .setValue(known.number().toPlainString())
                    .setUnit(known.unit())
                    .build())
        .orElse(sent);
  }
}
