package org.goldenthread.indicator.calendar;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.ServiceDatabase;

/// Terms and when figures are due are dated by a calendar.
@Factory
@Requires(beans = ServiceDatabase.class)
final class CalendarsItem {
  @Singleton
  @Order(100)
  ChecklistItem calendars(ServiceDatabase database) {
    return database.atLeastOne(
        "calendars",
        "calendar",
        "firstData.calendars in the values and helm upgrade, or POST"
            + " /v1/directorates/{directorate}/calendars");
  }
}
