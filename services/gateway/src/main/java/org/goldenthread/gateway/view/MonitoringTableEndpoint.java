package org.goldenthread.gateway.view;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.view.MonitoringRules.Counts;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.MonitoringServiceGrpc;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.view.v1.DirectorateMonitoring;
import org.goldenthread.view.v1.GetMonitoringTableRequest;
import org.goldenthread.view.v1.MonitoringTable;
import org.goldenthread.view.v1.MonitoringTableServiceGrpc.MonitoringTableServiceImplBase;

/// The table of the monitoring report over every directorate that the caller may read.
@Singleton
public final class MonitoringTableEndpoint extends MonitoringTableServiceImplBase {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Services services;
  private final Clock clock;

  public MonitoringTableEndpoint(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public void getMonitoringTable(
      GetMonitoringTableRequest request, StreamObserver<MonitoringTable> caller) {
    Answer.give(caller, () -> table(request));
  }

  /// Questions that are on their way.
  private record Asked(
      String code,
      CompletableFuture<Part<String>> name,
      CompletableFuture<Part<List<MonitoringRow>>> rows) {}

  private MonitoringTable table(GetMonitoringTableRequest request) {
    MonitoringTable.Builder table =
        MonitoringTable.newBuilder()
            .setPlanYear(request.getPlanYear())
            .setRound(request.getRound())
            .setPeriod(request.getPeriod())
            .setReadTime(ReadTime.of(request.hasReadTime(), request.getReadTime(), clock))
            .setAsAt(asAt(request))
            .setComplete(true);
    List<Asked> asked =
        Directorates.by(CallerContext.caller(), services.directorates()).stream()
            .map(code -> ask(code, request))
            .toList();
    Counts total = Counts.NONE;
    for (Asked one : asked) {
      total = total.plus(add(table, one));
    }
    return table.setTotal(MonitoringWire.total(total)).build();
  }

  /// Adds a directorate and answers with its counts: none where its rows are not there, which the
  /// table then says.
  private static Counts add(MonitoringTable.Builder table, Asked asked) {
    Part<List<MonitoringRow>> rows = asked.rows().join().orFail(Directorates.QUESTION);
    DirectorateMonitoring.Builder directorate =
        table
            .addDirectoratesBuilder()
            .setDirectorate(Names.directorate(asked.code()))
            .setDisplayName(asked.name().join().find().orElse(""))
            .setAvailability(rows.availability());
    return switch (rows) {
      case Part.Missing<List<MonitoringRow>> missing -> {
        table.setComplete(false);
        yield Counts.NONE;
      }
      case Part.Ready<List<MonitoringRow>> ready -> {
        Counts counts = MonitoringWire.counts(ready.value());
        directorate.addAllRows(ready.value()).setTotal(MonitoringWire.total(counts));
        ready.value().stream()
            .filter(row -> notYetPublished(row.getPlanState()))
            .forEach(row -> table.addNotYetPublished(row.getPlan()));
        yield counts;
      }
    };
  }

  private Asked ask(String code, GetMonitoringTableRequest request) {
    return new Asked(
        code,
        services.part(() -> Directorates.displayName(services, code, units(request))),
        services.part(() -> rows(code, request)));
  }

  private static ListUnitsRequest.Builder units(GetMonitoringTableRequest request) {
    ListUnitsRequest.Builder units = ListUnitsRequest.newBuilder().setAsAt(request.getAsAt());
    return request.hasReadTime() ? units.setReadTime(request.getReadTime()) : units;
  }

  private List<MonitoringRow> rows(String code, GetMonitoringTableRequest request) {
    ListMonitoringRowsRequest.Builder asked =
        ListMonitoringRowsRequest.newBuilder()
            .setParent(Names.directorate(code))
            .setPlanYear(request.getPlanYear())
            .setAsAt(request.getAsAt())
            .setRound(request.getRound())
            .setPeriod(request.getPeriod());
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return services
        .read(
            code,
            Services.PLAN,
            MonitoringServiceGrpc::newBlockingStub,
            stub -> stub.listMonitoringRows(asked.build()))
        .getRowsList();
  }

  private String asAt(GetMonitoringTableRequest request) {
    return request.getAsAt().isEmpty()
        ? LocalDate.ofInstant(clock.instant(), LONDON).toString()
        : request.getAsAt();
  }

  private static boolean notYetPublished(Plan.State state) {
    return switch (state) {
      case DRAFT, SUBMITTED, APPROVED -> true;
      case PUBLISHED, CLOSED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }
}
