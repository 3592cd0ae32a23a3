package org.goldenthread.indicator.calendar;

import io.micronaut.core.annotation.Introspected;
import java.time.LocalDate;

/// A term, a quarter or a month with its days, as its year's row keeps it.
///
/// @param firstDay an ISO civil date
/// @param lastDay an ISO civil date
@Introspected
record TermPart(String period, String displayName, String firstDay, String lastDay) {
  Span span() {
    return new Span(period, LocalDate.parse(firstDay), LocalDate.parse(lastDay));
  }
}
