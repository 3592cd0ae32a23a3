package org.goldenthread.risk.risk;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.jspecify.annotations.Nullable;

/// A risk as its table holds it.
///
/// @param threatens priorities and actions, as resource names
/// @param escalatedTo a resource name, because the register may be another directorate's
@MappedEntity("risk")
public record RiskRow(
    @Id UUID id,
    String register,
    String unit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> plans,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> threatens,
    String sourceNumber,
    String text,
    String title,
    String cause,
    String event,
    String consequence,
    String category,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> owners,
    String ownersAsWritten,
    String status,
    String closingReason,
    String proximity,
    @Nullable LocalDate reviewDate,
    @Nullable @Relation(Relation.Kind.EMBEDDED) AssessmentValue inherent,
    @Nullable @Relation(Relation.Kind.EMBEDDED) AssessmentValue current,
    @Nullable @Relation(Relation.Kind.EMBEDDED) AssessmentValue target,
    @TypeDef(type = DataType.JSON) List<ControlValue> controls,
    String escalatedTo,
    @Nullable LocalDate raisedOn,
    int position,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {
  static final String CLOSED = "CLOSED";

  boolean isClosed() {
    return status.equals(CLOSED);
  }

  RiskState state() {
    return new RiskState(
        owners, score(inherent), score(current), score(target), reviewDate, category);
  }

  private static @Nullable Integer score(@Nullable AssessmentValue assessment) {
    return assessment == null ? null : assessment.score();
  }
}
