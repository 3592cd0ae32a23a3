package org.goldenthread.plan.plan;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.StrategyLinkValue;
import org.jspecify.annotations.Nullable;

/// A plan's header and running texts as the table holds them.
@MappedEntity("plan")
public record PlanRow(
    @Id String id,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    String title,
    Plan.Kind kind,
    String planYear,
    @Nullable String parentPlan,
    @Nullable String previousPlan,
    Plan.State state,
    int revision,
    @Nullable Instant publishTime,
    String directorateAsWritten,
    String divisionAsWritten,
    String portfolio,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> cabinetMembers,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> corporateDirectors,
    String corporateDirectorsAsWritten,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> directors,
    String directorsAsWritten,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> headsOfService,
    String headsOfServiceAsWritten,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> planOwners,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue grossExpenditure,
    @Nullable @Relation(Relation.Kind.EMBEDDED) QuantityValue fte,
    String roleAndPurpose,
    String contribution,
    @TypeDef(type = DataType.JSON) List<PassageValue> passages,
    @TypeDef(type = DataType.JSON) List<StrategyLinkValue> strategyLinks)
    implements Row {}
