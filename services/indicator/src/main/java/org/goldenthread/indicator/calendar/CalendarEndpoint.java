package org.goldenthread.indicator.calendar;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.indicator.v1.Calendar;
import org.goldenthread.indicator.v1.CalendarServiceGrpc.CalendarServiceImplBase;
import org.goldenthread.indicator.v1.CreateCalendarRequest;
import org.goldenthread.indicator.v1.DeleteCalendarRequest;
import org.goldenthread.indicator.v1.GetCalendarRequest;
import org.goldenthread.indicator.v1.ListCalendarsRequest;
import org.goldenthread.indicator.v1.ListCalendarsResponse;
import org.goldenthread.indicator.v1.UpdateCalendarRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class CalendarEndpoint extends CalendarServiceImplBase {
  private final Resource<CalendarRow, Calendar> calendars;

  CalendarEndpoint(Resource<CalendarRow, Calendar> calendars) {
    this.calendars = calendars;
  }

  @Override
  public void getCalendar(GetCalendarRequest request, StreamObserver<Calendar> out) {
    Answers.one(out, () -> calendars.get(request));
  }

  @Override
  public void listCalendars(
      ListCalendarsRequest request, StreamObserver<ListCalendarsResponse> out) {
    Answers.one(out, () -> calendars.list(request, ListCalendarsResponse.getDefaultInstance()));
  }

  @Override
  public void createCalendar(CreateCalendarRequest request, StreamObserver<Calendar> out) {
    Answers.one(out, () -> calendars.create(named(request)));
  }

  @Override
  public void updateCalendar(UpdateCalendarRequest request, StreamObserver<Calendar> out) {
    Answers.one(out, () -> calendars.update(request));
  }

  @Override
  public void deleteCalendar(DeleteCalendarRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> calendars.delete(request));
  }

  /// The last days of the quarters and terms of these years, by their periods, as far as the years
  /// have a calendar; within a connection.
  public Map<String, LocalDate> lastDays(Set<String> years, @Nullable Instant readTime) {
    Map<String, LocalDate> days = new HashMap<>();
    for (CalendarRow year :
        calendars.table().select("t.period = any(?)", "", List.of(years), readTime)) {
      year.parts().stream()
          .map(TermPart::span)
          .filter(part -> part.period().startsWith(year.period()))
          .forEach(part -> days.put(part.period(), part.lastDay()));
    }
    return days;
  }

  private static CreateCalendarRequest named(CreateCalendarRequest request) {
    return request.getCalendarId().isEmpty()
        ? request.toBuilder()
            .setCalendarId(request.getCalendar().getPeriod().toLowerCase(Locale.ROOT))
            .build()
        : request;
  }
}
