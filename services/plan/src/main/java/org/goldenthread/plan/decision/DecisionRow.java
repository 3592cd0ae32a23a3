package org.goldenthread.plan.decision;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.v1.Decision;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("decision")
public record DecisionRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    Decision.Section section,
    @Nullable UUID priority,
    String sourceNumber,
    int position,
    String text,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue due,
    Decision.InForwardPlan inForwardPlan,
    String inForwardPlanAsWritten,
    String carriedFrom)
    implements Row {}
