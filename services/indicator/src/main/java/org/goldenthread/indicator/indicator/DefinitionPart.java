package org.goldenthread.indicator.indicator;

import io.micronaut.core.annotation.Introspected;

/// A version of an indicator's definition, as it stands in the indicator's row.
@Introspected
record DefinitionPart(
    int version,
    String text,
    String numerator,
    String denominator,
    String fromPeriod,
    boolean breaksSeries,
    String changeNote,
    String source) {}
