package org.goldenthread.indicator.period;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// When a period's figure is due, as the council has set it.
///
/// @param lastDays the last days of periods that the council's calendar has; others end as [Period]
///   has it
/// @param dueDays how many days after a period's last day its figure is due
/// @param today the day as of which is asked
public record DueRules(Map<String, LocalDate> lastDays, int dueDays, LocalDate today) {
  public DueRules {
    lastDays = Map.copyOf(lastDays);
  }

  /// The last day on which the period's figure is in time.
  public LocalDate date(Period period) {
    return lastDays.getOrDefault(period.written(), period.lastDay()).plusDays(dueDays);
  }

  /// Whether that day is over without a figure of the period or of one that ends later.
  public boolean isLate(Period period, Collection<Period> returned) {
    return today.isAfter(date(period))
        && returned.stream().noneMatch(one -> !one.lastDay().isBefore(period.lastDay()));
  }
}
