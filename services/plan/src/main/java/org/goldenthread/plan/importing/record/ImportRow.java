package org.goldenthread.plan.importing.record;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.plan.v1.Import;
import org.jspecify.annotations.Nullable;

/// An import as its table holds it; what was reported of it stands in `import_report`.
///
/// @param unit empty until a unit that the document names first is added
/// @param plan the plan's id
@MappedEntity("import")
public record ImportRow(
    @Id UUID id,
    String unit,
    long etag,
    Instant createTime,
    Instant updateTime,
    Import.State state,
    String plan,
    String fileName,
    String contentType,
    long sizeBytes,
    String sha256,
    String actor,
    String reason,
    String documentTitle,
    String template,
    @Nullable Instant completeTime)
    implements Row {}
