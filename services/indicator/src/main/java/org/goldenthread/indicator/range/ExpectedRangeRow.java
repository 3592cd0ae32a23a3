package org.goldenthread.indicator.range;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.jspecify.annotations.Nullable;

/// An expected range as its table holds it; `unit` is the indicator's, `ofUnit` the range's own.
@MappedEntity("expected_range")
record ExpectedRangeRow(
    @Id UUID id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String indicator,
    String unit,
    String period,
    String periodAsWritten,
    String ofUnit,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QualifiedFigure lower,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QualifiedFigure upper,
    String plan,
    int version)
    implements Row {}
