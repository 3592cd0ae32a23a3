package org.goldenthread.plan.workforce;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.WorkforceLine;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("workforce_line")
public record WorkforceLineRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    WorkforceLine.Kind kind,
    int position,
    String label,
    @Nullable String lineUnit,
    String gradeBand,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue openingFte,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue openingDate,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue estimatedFte,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue estimateDate,
    String reasonForVariance,
    String note,
    String carriedFrom)
    implements Row {}
