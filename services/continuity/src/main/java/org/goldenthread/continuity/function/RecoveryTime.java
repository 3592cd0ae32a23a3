package org.goldenthread.continuity.function;

import java.math.BigDecimal;

/// A number of a unit of time, as people write it: `4` and `hours`.
public record RecoveryTime(BigDecimal number, String unit) {}
