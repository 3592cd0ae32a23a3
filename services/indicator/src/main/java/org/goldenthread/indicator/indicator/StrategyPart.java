package org.goldenthread.indicator.indicator;

import io.micronaut.core.annotation.Introspected;

/// A link to a strategy, as it stands in the indicator's row.
@Introspected
record StrategyPart(String item, String asWritten) {}
