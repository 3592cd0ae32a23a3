package org.goldenthread.risk.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.record.Row;
import org.jspecify.annotations.Nullable;

/// A register as its table holds it.
///
/// @param escalatesTo a resource name, because the register may be another directorate's
@MappedEntity("risk_register")
public record RiskRegisterRow(
    @Id String id,
    String displayName,
    String scope,
    String unit,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> owners,
    String escalatesTo,
    @Nullable LocalDate reviewDate,
    String description,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {}
