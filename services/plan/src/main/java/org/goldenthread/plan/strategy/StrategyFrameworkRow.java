package org.goldenthread.plan.strategy;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.goldenthread.chassis.record.Row;
import org.jspecify.annotations.Nullable;

/// A strategy framework as its table holds it.
@MappedEntity("strategy_framework")
record StrategyFrameworkRow(
    @Id String id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String displayName,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    String description)
    implements Row {}
