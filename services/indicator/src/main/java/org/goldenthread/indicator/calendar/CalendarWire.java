package org.goldenthread.indicator.calendar;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.indicator.v1.Calendar;
import org.goldenthread.indicator.v1.CalendarPeriod;

@Singleton
final class CalendarWire implements Wire<CalendarRow, Calendar> {
  @Override
  public Calendar message(CalendarRow row) {
    return Calendar.newBuilder()
        .setPeriod(row.period())
        .addAllParts(row.parts().stream().map(CalendarWire::message).toList())
        .build();
  }

  @Override
  public CalendarRow row(Key key, Calendar message, Stamp stamp) {
    return new CalendarRow(
        key.slug(),
        message.getPeriod(),
        parts(message.getPartsList()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  private static CalendarPeriod message(TermPart part) {
    return CalendarPeriod.newBuilder()
        .setPeriod(part.period())
        .setDisplayName(part.displayName())
        .setFirstDay(part.firstDay())
        .setLastDay(part.lastDay())
        .build();
  }

  private static List<TermPart> parts(List<CalendarPeriod> given) {
    List<TermPart> parts = new ArrayList<>();
    for (CalendarPeriod part : given) {
      String path = "calendar.parts[" + parts.size() + "]";
      parts.add(
          new TermPart(
              part.getPeriod(),
              part.getDisplayName(),
              Days.text(Days.of(part.getFirstDay(), path + ".first_day")),
              Days.text(Days.of(part.getLastDay(), path + ".last_day"))));
    }
    return parts;
  }
}
