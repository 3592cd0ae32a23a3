package org.goldenthread.plan.finance;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.FinancialLine;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("financial_line")
public record FinancialLineRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    FinancialLine.Kind kind,
    FinancialLine.Shape shape,
    int position,
    String label,
    @Nullable String lineUnit,
    String serviceHeading,
    String clientGroup,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> responsibleManagers,
    String responsibleManagersAsWritten,
    String cabinetMemberAsWritten,
    @TypeDef(type = DataType.JSON) Map<String, QuantityValue> figures,
    String note,
    String carriedFrom)
    implements Row {}
