package org.goldenthread.plan.officer;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.v1.Officer;
import org.jspecify.annotations.Nullable;

/// An officer as the table holds it.
@MappedEntity("officer")
public record OfficerRow(
    @Id UUID id,
    long etag,
    Instant createTime,
    Instant updateTime,
    String displayName,
    Officer.Kind kind,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> otherNames,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> called,
    String jobTitle,
    @Nullable String unit,
    String tokenSubject,
    String email,
    String confirmedBy,
    @Nullable Instant confirmTime,
    @TypeDef(type = DataType.JSON) List<TenureValue> tenures,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    Officer.State state,
    @Nullable UUID mergedInto)
    implements Row {}
