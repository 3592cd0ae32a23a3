package org.goldenthread.plan.support;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("support_request")
public record SupportRequestRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int position,
    String activity,
    String expectedImpact,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue expected,
    String askedDivisionAsWritten,
    String askedUnit,
    @Nullable UUID priority,
    String carriedFrom)
    implements Row {}
