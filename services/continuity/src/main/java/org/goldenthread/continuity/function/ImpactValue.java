package org.goldenthread.continuity.function;

import io.micronaut.core.annotation.Introspected;
import org.goldenthread.chassis.value.QuantityValue;

/// What the loss of a function does after some time, as a function's row keeps it.
@Introspected
public record ImpactValue(String category, QuantityValue after, String severity, String note) {}
