package org.goldenthread.plan.priority;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.value.StrategyLinkValue;

/// A priority as the table holds it.
@MappedEntity("priority")
public record PriorityRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    String sourceNumber,
    String title,
    String description,
    int position,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> leadOfficers,
    String leadOfficersAsWritten,
    @TypeDef(type = DataType.JSON) List<StrategyLinkValue> strategyLinks,
    String carriedFrom)
    implements Row {}
