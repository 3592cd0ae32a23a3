package org.goldenthread.plan.monitoring;

import org.goldenthread.plan.monitoring.MonitoringRules.Counts;
import org.goldenthread.plan.monitoring.MonitoringStore.Line;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.value.Links;

/// The table's rows in the contract's words.
final class MonitoringWire {
  private MonitoringWire() {}

  /// A plan's row.
  ///
  /// @param standing what stood in the place of the plan's unit on the day in question
  static MonitoringRow row(Line line, Unit standing, Counts counts, Links links) {
    return MonitoringRow.newBuilder()
        .setPlan(links.plan(line.plan()))
        .setPlanTitle(line.title())
        .setPlanState(line.state())
        .setUnit(links.unit(line.unit()))
        .setDivision(standing.getDisplayName())
        .setAbbreviation(standing.getAbbreviation())
        .setPriorities(line.priorities())
        .setActions(counts.actions())
        .setCompleted(counts.completed())
        .setOnCourse(counts.onCourse())
        .setDelayedOrCancelled(counts.delayedOrCancelled())
        .setStoppedOrCancelled(counts.stoppedOrCancelled())
        .setOverallRag(counts.overall())
        .build();
  }
}
