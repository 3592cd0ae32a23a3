package org.goldenthread.plan.movement;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.BudgetMovement;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("budget_movement")
public record BudgetMovementRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int position,
    BudgetMovement.Kind kind,
    String kindAsWritten,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue amount,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue fullYearAmount,
    boolean oneYearOnly,
    String explanation,
    String result,
    @Nullable UUID financialLine,
    @Nullable UUID counterpartLine,
    String note)
    implements Row {}
