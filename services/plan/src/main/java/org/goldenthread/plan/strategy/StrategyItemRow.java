package org.goldenthread.plan.strategy;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.v1.StrategyItem;
import org.jspecify.annotations.Nullable;

/// An item of a strategy as its table holds it.
@MappedEntity("strategy_item")
record StrategyItemRow(
    @Id String id,
    String strategyFramework,
    long etag,
    Instant createTime,
    Instant updateTime,
    StrategyItem.Kind kind,
    @Nullable String parentItem,
    String sourceNumber,
    String text,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> otherNames,
    int position)
    implements Row {}
