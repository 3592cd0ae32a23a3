package org.goldenthread.indicator.calendar;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.indicator.v1.Calendar;
import org.goldenthread.indicator.v1.CreateCalendarRequest;
import org.jspecify.annotations.Nullable;

/// The council's calendar, a year at a time.
@Factory
public final class Calendars {
  private final Resource<CalendarRow, Calendar> calendars;

  Calendars(Resources resources, CalendarStore store, CalendarWire wire) {
    this.calendars =
        resources
            .of(CalendarRow.class, store, Calendar.getDefaultInstance(), wire)
            .ordered(List.of(new Column<>("t.period collate \"C\"", "text", CalendarRow::period)))
            .filtered("period", "t.period = ?")
            .guarded((recording, before, after) -> requireParts(after))
            .build();
  }

  @Singleton
  Resource<CalendarRow, Calendar> resource() {
    return calendars;
  }

  @Singleton
  FirstDataPart<CalendarRow, Calendar> firstCalendars() {
    return FirstDataPart.list("calendars", calendars, CreateCalendarRequest.getDefaultInstance());
  }

  private static void requireParts(@Nullable CalendarRow after) {
    if (after == null) {
      return;
    }
    List<Span> spans = after.parts().stream().map(TermPart::span).toList();
    CalendarRules.fault(after.period(), spans)
        .ifPresent(
            fault -> {
              throw Failure.invalid(
                  "calendar.parts[" + fault.part() + "]." + fault.field(), fault.detail());
            });
  }
}
