package org.goldenthread.indicator.calendar;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.record.Row;

/// A year of the calendar as its table holds it.
///
/// @param parts from the first to the last
@MappedEntity("calendar")
record CalendarRow(
    @Id String id,
    String period,
    @TypeDef(type = DataType.JSON) List<TermPart> parts,
    long etag,
    Instant createTime,
    Instant updateTime)
    implements Row {}
