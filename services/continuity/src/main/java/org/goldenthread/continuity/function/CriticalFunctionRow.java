package org.goldenthread.continuity.function;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QuantityValue;
import org.jspecify.annotations.Nullable;

/// A critical function as its table holds it.
///
/// @param mtpdMinutes the tolerable disruption as it is compared; null where it cannot be read
/// @param rtoMinutes the recovery time likewise
/// @param priorities as resource names
/// @param priorityIds the same priorities' ids, by which lists find them
@MappedEntity("critical_function")
public record CriticalFunctionRow(
    @Id UUID id,
    String displayName,
    String description,
    String unit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> plans,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> owners,
    String ownersAsWritten,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue mtpd,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue rto,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue rpo,
    @Nullable Long mtpdMinutes,
    @Nullable Long rtoMinutes,
    String mbco,
    @TypeDef(type = DataType.JSON) List<PeakPeriodValue> peakPeriods,
    @TypeDef(type = DataType.JSON) List<ImpactValue> impacts,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> priorities,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> priorityIds,
    int position,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {
  CriticalFunctionState state() {
    return new CriticalFunctionState(owners, rtoMinutes, mtpdMinutes, mbco);
  }
}
