package org.goldenthread.continuity.function;

import io.micronaut.core.annotation.Introspected;
import org.goldenthread.chassis.value.QuantityValue;
import org.jspecify.annotations.Nullable;

/// A time at which a function matters most, as a function's row keeps it.
@Introspected
public record PeakPeriodValue(String text, @Nullable QuantityValue rto) {}
