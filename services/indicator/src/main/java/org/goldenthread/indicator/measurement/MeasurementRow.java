package org.goldenthread.indicator.measurement;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.jspecify.annotations.Nullable;

/// A figure as its view holds it; `unit` is the indicator's, `ofUnit` the figure's own.
///
/// @param current whether no later revision is recorded; the view's work, never written
@MappedEntity("measurement")
record MeasurementRow(
    @Id UUID id,
    Instant createTime,
    String indicator,
    String unit,
    String period,
    String periodAsWritten,
    String ofUnit,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QualifiedFigure value,
    @Nullable BigDecimal numerator,
    @Nullable BigDecimal denominator,
    String note,
    int revision,
    int definitionVersion,
    String recordedBy,
    String plan,
    @GeneratedValue boolean current)
    implements Row {

  /// A figure never changes.
  @Override
  public long etag() {
    return revision;
  }

  @Override
  public Instant updateTime() {
    return createTime;
  }
}
