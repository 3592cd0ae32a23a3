package org.goldenthread.plan.importing.item;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.v1.ImportItem;
import org.jspecify.annotations.Nullable;

/// One row of this table.
///
/// @param importId the import's id
/// @param plan the plan's id
@MappedEntity("import_item")
public record ImportItemRow(
    @Id UUID id,
    @MappedProperty("import") UUID importId,
    String plan,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    int position,
    String itemKey,
    @TypeDef(type = DataType.JSON) UnreadValue unread,
    ImportItem.State state,
    String resource,
    String reason,
    String actor,
    @Nullable Instant workTime)
    implements Row {}
