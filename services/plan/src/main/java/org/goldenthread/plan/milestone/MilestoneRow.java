package org.goldenthread.plan.milestone;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("milestone")
public record MilestoneRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    UUID priority,
    String sourceNumber,
    int position,
    String text,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue due,
    @Nullable LocalDate reachedOn,
    String carriedFrom)
    implements Row {}
