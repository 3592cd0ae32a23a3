package org.goldenthread.plan.involvement;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.v1.Involvement;
import org.jspecify.annotations.Nullable;

/// One row of this table.
@MappedEntity("involvement")
public record InvolvementRow(
    @Id UUID id,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int position,
    String displayName,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue start,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue end,
    String datesAsWritten,
    @Nullable @Relation(Relation.Kind.EMBEDDED) FuzzyDateValue feedback,
    String targetGroup,
    String targetArea,
    String summary,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> wantToFindOut,
    Involvement.Statutory statutory,
    String statutoryAsWritten,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> types,
    @TypeDef(type = DataType.STRING_ARRAY) List<String> contacts,
    String contactsAsWritten)
    implements Row {}
