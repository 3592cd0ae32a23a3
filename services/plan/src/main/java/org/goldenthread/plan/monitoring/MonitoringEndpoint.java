package org.goldenthread.plan.monitoring;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.monitoring.MonitoringStore.Line;
import org.goldenthread.plan.unit.UnitsAsAtWire;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsResponse;
import org.goldenthread.plan.v1.MonitoringServiceGrpc.MonitoringServiceImplBase;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

@Singleton
final class MonitoringEndpoint extends MonitoringServiceImplBase {
  private final Reads reads;
  private final Today today;
  private final MonitoringStore store;
  private final UnitsAsAtWire units;
  private final Links links;
  private final String directorate;

  MonitoringEndpoint(
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

  @Override
  public void listMonitoringRows(
      ListMonitoringRowsRequest request, StreamObserver<ListMonitoringRowsResponse> out) {
    Answers.one(out, () -> list(request));
  }

  private ListMonitoringRowsResponse list(ListMonitoringRowsRequest request) {
    if (!request.getParent().equals(directorate)) {
      throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, request.getParent());
    }
    Instant readTime = new Request(request).readTime();
    LocalDate day = today.or(request.getAsAt());
    return reads.snapshot(readTime, () -> rows(request.getPlanYear(), day, readTime));
  }

  private ListMonitoringRowsResponse rows(
      String planYear, LocalDate day, @Nullable Instant readTime) {
    Where plans = new Where().add("t.plan_year = ?", planYear);
    Permit.current().scope().ifPresent(own -> plans.add("t.unit = any(?)", List.copyOf(own)));
    Map<String, List<Line>> byUnit =
        store.lines(plans, readTime).stream()
            .collect(Collectors.groupingBy(Line::unit, LinkedHashMap::new, Collectors.toList()));
    // No progress is of a day to come, so what was recorded last is what stands today.
    LocalDate past = day.isBefore(today.day()) ? day : null;
    Map<String, Map<Status, Integer>> headlines = store.headlines(plans, past, readTime);
    ListMonitoringRowsResponse.Builder rows = ListMonitoringRowsResponse.newBuilder();
    for (Map.Entry<String, Unit> unit : units.of(byUnit.keySet(), day, readTime).entrySet()) {
      for (Line line : byUnit.getOrDefault(unit.getKey(), List.of())) {
        MonitoringRules.Counts counts =
            MonitoringRules.count(headlines.getOrDefault(line.plan(), Map.of()));
        rows.addRows(MonitoringWire.row(line, unit.getValue(), counts, links));
      }
    }
    return rows.build();
  }
}
