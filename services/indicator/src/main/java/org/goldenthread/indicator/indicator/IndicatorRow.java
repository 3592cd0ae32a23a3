package org.goldenthread.indicator.indicator;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.jspecify.annotations.Nullable;

/// An indicator as its table holds it. Officers and plans are ids, priorities are names.
@MappedEntity("indicator")
record IndicatorRow(
    @Id String id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String code,
    String displayName,
    String kind,
    @TypeDef(type = DataType.JSON) List<DefinitionPart> definitions,
    String unitOfMeasure,
    int scale,
    @Nullable Integer decimals,
    String polarity,
    String frequency,
    String frequencyAsWritten,
    String calendar,
    String aggregation,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> officers,
    String officersAsWritten,
    String unit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> plans,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> priorities,
    @TypeDef(type = DataType.JSON) List<StrategyPart> strategyLinks,
    String scope,
    String groupHeading,
    int position,
    String lifecycle,
    String discontinuedFrom,
    String note,
    String thresholdAsWritten)
    implements Row {
  IndicatorRow {
    definitions = List.copyOf(definitions);
    officers = List.copyOf(officers);
    plans = List.copyOf(plans);
    priorities = List.copyOf(priorities);
    strategyLinks = List.copyOf(strategyLinks);
  }
}
