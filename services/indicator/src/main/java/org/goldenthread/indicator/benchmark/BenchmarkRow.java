package org.goldenthread.indicator.benchmark;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QualifiedFigure;

/// A benchmark as its table holds it; `unit` is the indicator's.
@MappedEntity("benchmark")
record BenchmarkRow(
    @Id UUID id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String indicator,
    String unit,
    String authority,
    String period,
    String periodAsWritten,
    @Relation(Relation.Kind.EMBEDDED) QualifiedFigure value,
    String source,
    String note,
    String plan)
    implements Row {}
