package org.goldenthread.plan.returns;

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
import org.goldenthread.plan.returns.value.AccountValue;
import org.goldenthread.plan.returns.value.FiguresValue;
import org.goldenthread.plan.returns.value.ReopeningValue;
import org.goldenthread.plan.returns.value.SignOffValue;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringRound;
import org.jspecify.annotations.Nullable;

/// A plan's return for a round as the table holds it. The progress of the actions is not in it:
/// until it is handed in theirs is shown, from then on what was handed in.
@MappedEntity("monitoring_return")
public record MonitoringReturnRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    String planYear,
    MonitoringRound.Round round,
    String period,
    LocalDate asAt,
    LocalDate dueDate,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> officers,
    MonitoringReturn.State state,
    String narrative,
    @TypeDef(type = DataType.JSON) AccountValue account,
    String returnedReason,
    String submittedBy,
    @Nullable Instant submitTime,
    @Nullable LocalDate handedInDate,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FiguresValue figures,
    @Nullable @Relation(Relation.Kind.EMBEDDED) SignOffValue signOff,
    @TypeDef(type = DataType.JSON) List<ReopeningValue> reopenings)
    implements Row {}
