package org.goldenthread.indicator.target;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QualifiedFigure;

/// A target or floor as its table holds it; `unit` is the indicator's, `ofUnit` the target's own.
@MappedEntity("target")
record TargetRow(
    @Id UUID id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String indicator,
    String unit,
    String kind,
    String period,
    String periodAsWritten,
    String ofUnit,
    @Relation(Relation.Kind.EMBEDDED) QualifiedFigure value,
    String plan,
    int version)
    implements Row {}
