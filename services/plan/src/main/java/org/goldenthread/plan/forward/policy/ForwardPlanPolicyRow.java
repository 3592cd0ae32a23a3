package org.goldenthread.plan.forward.policy;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.jspecify.annotations.Nullable;

/// The policy as its table holds it.
///
/// @param id the directorate's code
@MappedEntity("forward_plan_policy")
record ForwardPlanPolicyRow(
    @Id String id,
    @Nullable BigDecimal keyThreshold,
    @TypeDef(type = DataType.JSON) List<HolidayPart> specialBankHolidays,
    String council,
    String documentsAddress,
    String furtherDocuments,
    @TypeDef(type = DataType.JSON) List<BodyPart> decisionBodies,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {}
