package org.goldenthread.plan.forward;

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
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.jspecify.annotations.Nullable;

/// An entry of the forward plan as its table holds it.
///
/// @param unit null where it is the whole directorate's
/// @param plan the plan of the decision that it stands for; null where it stands for none
@MappedEntity("forward_plan_entry")
record ForwardPlanEntryRow(
    @Id UUID id,
    @Nullable String plan,
    @Nullable String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    String reference,
    @Nullable UUID decision,
    String text,
    String decisionMaker,
    String portfolio,
    @Nullable LocalDate publishedOn,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue due,
    @Nullable LocalDate takenOn,
    ForwardPlanEntry.Notice notice,
    ForwardPlanEntry.KeyBecause keyBecause,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue value,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> contacts,
    boolean privateMeeting,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> documents)
    implements Row {

  String unitOrNone() {
    return unit == null ? "" : unit;
  }

  /// The earliest day on which it can be taken; null where it has none.
  @Nullable LocalDate earliest() {
    return due == null ? null : due.earliest();
  }

  /// For ordering: what has no day comes last.
  static String orNever(@Nullable LocalDate day) {
    return day == null ? "infinity" : day.toString();
  }
}
