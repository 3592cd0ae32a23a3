package org.goldenthread.risk.risk;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.jspecify.annotations.Nullable;

/// A mitigation as its table holds it.
///
/// @param unit the risk's
/// @param plans the risk's
/// @param action a resource name; empty where it is no action of a plan
@MappedEntity("mitigation")
public record MitigationRow(
    @Id UUID id,
    UUID risk,
    String unit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> plans,
    String text,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> owners,
    String ownersAsWritten,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue due,
    String action,
    String status,
    String note,
    int position,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {

  /// The same mitigation of a risk that has moved to another unit or other plans. Its etag stays,
  /// because nothing that its readers see has changed.
  MitigationRow follow(RiskRow moved) {
    return new MitigationRow(
        id,
        risk,
        moved.unit(),
        moved.plans(),
        text,
        owners,
        ownersAsWritten,
        due,
        action,
        status,
        note,
        position,
        etag,
        createTime,
        updateTime);
  }
}
