package org.goldenthread.plan.unit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.v1.Unit;
import org.jspecify.annotations.Nullable;

/// An organisation unit as its table holds it.
@MappedEntity("unit")
public record UnitRow(
    @Id String id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String displayName,
    String abbreviation,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> otherNames,
    Unit.Kind kind,
    @Nullable String parentUnit,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> predecessors,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> heads,
    int position)
    implements Row {
  /// The unit's level, above all that can stand below it.
  int level() {
    return switch (kind) {
      case AUTHORITY -> 0;
      case DIRECTORATE -> 1;
      case DIVISION -> 2;
      case SERVICE -> 3;
      case LOCALITY -> 4;
      case TEAM, KIND_UNSPECIFIED, UNRECOGNIZED -> 5;
    };
  }
}
