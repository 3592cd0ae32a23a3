package org.goldenthread.plan.project;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.value.StrategyLinkValue;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("project")
public record ProjectRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int position,
    String text,
    String serviceHeading,
    @Nullable String projectUnit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> managers,
    String managersAsWritten,
    @TypeDef(type = DataType.JSON) List<DeliverableValue> deliverables,
    @TypeDef(type = DataType.JSON) List<FuzzyDateValue> targetDates,
    String targetDatesAsWritten,
    @TypeDef(type = DataType.JSON) List<StrategyLinkValue> strategyLinks,
    @Nullable UUID priority,
    @TypeDef(type = DataType.JSON) List<GatewayValue> gateways,
    String note)
    implements Row {}
