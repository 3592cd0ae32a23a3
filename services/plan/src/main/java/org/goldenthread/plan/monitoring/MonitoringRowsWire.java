package org.goldenthread.plan.monitoring;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.monitoring.MonitoringRules.Counts;
import org.goldenthread.plan.monitoring.MonitoringStore.Line;
import org.goldenthread.plan.monitoring.MonitoringStore.Opened;
import org.goldenthread.plan.monitoring.MonitoringStore.Signed;
import org.goldenthread.plan.unit.UnitsAsAtWire;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsResponse;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// The monitoring table's rows: what was signed off for a round, and else the state of a day.
@Singleton
final class MonitoringRowsWire {
  private final Reads reads;
  private final Today today;
  private final MonitoringStore store;
  private final UnitsAsAtWire units;
  private final Links links;
  private final String directorate;

  MonitoringRowsWire(
      Reads reads,
      Today today,
      MonitoringStore store,
      UnitsAsAtWire units,
      Links links,
      @Value("${goldenthread.directorate}") String directorate) {
    this.reads = reads;
    this.today = today;
    this.store = store;
    this.units = units;
    this.links = links;
    this.directorate = "directorates/" + directorate;
  }

  ListMonitoringRowsResponse list(ListMonitoringRowsRequest request) {
    requireOurs(request.getParent());
    Instant readTime = new Request(request).readTime();
    LocalDate day = today.or(request.getAsAt());
    return reads.snapshot(readTime, () -> rows(request, day, readTime));
  }

  void requireOurs(String parent) {
    if (!parent.equals(directorate)) {
      throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, parent);
    }
  }

  /// The plans of the year that the caller may read.
  static Where plans(String planYear) {
    Where plans = new Where().add("t.plan_year = ?", planYear);
    Permit.current().scope().ifPresent(own -> plans.add("t.unit = any(?)", List.copyOf(own)));
    return plans;
  }

  private ListMonitoringRowsResponse rows(
      ListMonitoringRowsRequest request, LocalDate asked, @Nullable Instant readTime) {
    List<Line> lines =
        store.lines(
            plans(request.getPlanYear()), request.getRound(), request.getPeriod(), readTime);
    boolean anyDay = request.getAsAt().isEmpty();
    Map<String, MonitoringRow> byPlan = new HashMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(line -> day(line, asked, anyDay)))
        .forEach((day, ofDay) -> byPlan.putAll(rows(ofDay, day, readTime)));
    ListMonitoringRowsResponse.Builder rows = ListMonitoringRowsResponse.newBuilder();
    for (String unit : units.of(unitsOf(lines), asked, readTime).keySet()) {
      lines.stream()
          .filter(line -> line.unit().equals(unit))
          .map(line -> Objects.requireNonNull(byPlan.get(line.plan())))
          .forEach(rows::addRows);
    }
    return rows.build();
  }

  /// What was signed off is of the return's day, whatever day is asked for.
  private static LocalDate day(Line line, LocalDate asked, boolean anyDay) {
    Opened opened = line.opened();
    return opened != null && (anyDay || opened.signed() != null) ? opened.asAt() : asked;
  }

  /// The rows that are of one day, by their plans' ids.
  private Map<String, MonitoringRow> rows(
      List<Line> lines, LocalDate day, @Nullable Instant readTime) {
    Map<String, Unit> standing = units.of(unitsOf(lines), day, readTime);
    List<String> unsigned =
        lines.stream().filter(line -> line.signed() == null).map(Line::plan).toList();
    // No progress is of a day to come, so what was recorded last is what stands today.
    LocalDate past = day.isBefore(today.day()) ? day : null;
    Map<String, Map<Status, Integer>> headlines =
        unsigned.isEmpty()
            ? Map.of()
            : store.headlines(new Where().add("t.id = any(?)", unsigned), past, readTime);
    return lines.stream()
        .collect(
            Collectors.toMap(
                Line::plan,
                line ->
                    row(
                        line,
                        standing.getOrDefault(line.unit(), Unit.getDefaultInstance()),
                        day,
                        headlines.getOrDefault(line.plan(), Map.of()))));
  }

  private static Set<String> unitsOf(List<Line> lines) {
    return lines.stream().map(Line::unit).collect(Collectors.toSet());
  }

  private MonitoringRow row(
      Line line, Unit standing, LocalDate day, Map<Status, Integer> headlines) {
    Signed signed = line.signed();
    Counts counts = signed == null ? MonitoringRules.count(headlines) : signed.counts();
    Opened opened = line.opened();
    return MonitoringRow.newBuilder()
        .setPlan(links.plan(line.plan()))
        .setPlanTitle(line.title())
        .setPlanState(line.state())
        .setUnit(links.unit(line.unit()))
        .setDivision(standing.getDisplayName())
        .setAbbreviation(standing.getAbbreviation())
        .setPriorities(signed == null ? line.priorities() : signed.priorities())
        .setActions(counts.actions())
        .setCompleted(counts.completed())
        .setOnCourse(counts.onCourse())
        .setDelayedOrCancelled(counts.delayedOrCancelled())
        .setStoppedOrCancelled(counts.stoppedOrCancelled())
        .setOverallRag(counts.overall())
        .setMonitoringReturn(
            links.child(line.plan(), "returns", opened == null ? null : opened.id()))
        .setSignedOff(signed != null)
        .setAsAt(day.toString())
        .build();
  }
}
