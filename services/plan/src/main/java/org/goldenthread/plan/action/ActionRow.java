package org.goldenthread.plan.action;

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
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.value.StrategyLinkValue;
import org.jspecify.annotations.Nullable;

/// An action as the table holds it, with the progress that stands.
@MappedEntity("action")
public record ActionRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    UUID priority,
    Action.Kind kind,
    @Nullable UUID parentAction,
    String sourceNumber,
    int position,
    String text,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> officers,
    String officersAsWritten,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue start,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue end,
    @Nullable @Relation(Relation.Kind.EMBEDDED) ProgressValue progress,
    String carriedFrom,
    @TypeDef(type = DataType.JSON) List<StrategyLinkValue> strategyLinks)
    implements Row {
  /// By when it is done, for ordering: an action without a date comes last.
  String deadline() {
    LocalDate latest = end == null ? null : end.latest();
    return latest == null ? "infinity" : latest.toString();
  }
}
