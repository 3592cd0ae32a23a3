package org.goldenthread.plan.plan;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;

/// One revision of a published plan as the table holds it.
@MappedEntity("plan_revision")
public record PlanRevisionRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int number,
    String reason,
    String revisedBy)
    implements Row {}
