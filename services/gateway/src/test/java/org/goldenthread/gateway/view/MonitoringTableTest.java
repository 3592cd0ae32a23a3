package org.goldenthread.gateway.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsResponse;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.ListUnitsResponse;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.MonitoringServiceGrpc.MonitoringServiceImplBase;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Rag;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc.UnitServiceImplBase;
import org.goldenthread.view.v1.Availability;
import org.goldenthread.view.v1.DirectorateMonitoring;
import org.goldenthread.view.v1.GetMonitoringTableRequest;
import org.goldenthread.view.v1.MonitoringTable;
import org.goldenthread.view.v1.MonitoringTableServiceGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonitoringTableTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2013-10-01T23:30:00Z"), ZoneOffset.UTC);

  private final Council council = new Council();

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void every_directorate_that_the_caller_may_read_has_its_rows_and_its_total() {
    council
        .with("fsc", "plan", rows(row("fsc", 6, 2, 18, 0, Plan.State.DRAFT)), unit("Families"))
        .with("els", "plan", rows(row("els", 5, 3, 0, 0, Plan.State.PUBLISHED)), unit("Learning"))
        .with("law", "plan", rows(row("law", 1, 1, 0, 0, Plan.State.PUBLISHED)), unit("Law"));
    MonitoringTable table = ask("fsc:viewer", "els/schools:officer");
    assertEquals(
        List.of("directorates/els", "directorates/fsc"),
        table.getDirectoratesList().stream().map(DirectorateMonitoring::getDirectorate).toList());
    assertEquals("Families", table.getDirectorates(1).getDisplayName());
    assertEquals(Rag.Colour.GREEN, table.getDirectorates(0).getTotal().getOverallRag());
    assertEquals(20, table.getDirectorates(1).getTotal().getActions());
    assertEquals(23, table.getTotal().getActions());
    assertEquals(5, table.getTotal().getCompleted());
    assertEquals(Rag.Colour.AMBER, table.getTotal().getOverallRag());
    assertTrue(table.getComplete());
    assertEquals(List.of("directorates/fsc/plans/p"), table.getNotYetPublishedList());
    assertEquals(
        "2013-10-02", table.getAsAt(), "half past eleven in UTC is the next day in London");
    assertEquals(Set.of("Bearer the-token"), council.tokensSeen());
  }

  @Test
  void each_directorate_is_asked_for_the_round_and_says_which_rows_are_signed() {
    council.with("fsc", "plan", signedForTheSecondQuarter(), unit("Families"));
    MonitoringTable table =
        MonitoringTableServiceGrpc.newBlockingStub(council.view(view(), "fsc:viewer"))
            .getMonitoringTable(
                GetMonitoringTableRequest.newBuilder()
                    .setPlanYear("2013-14")
                    .setRound(Round.QUARTERLY)
                    .setPeriod("FY2013-Q2")
                    .build());
    assertTrue(table.getDirectorates(0).getRows(0).getSignedOff());
    assertEquals("FY2013-Q2", table.getPeriod());
    assertFalse(ask("fsc:viewer").getDirectorates(0).getRows(0).getSignedOff());
  }

  @Test
  void a_directorate_that_is_down_is_named_and_the_total_is_not_called_complete() {
    council
        .with("els", "plan", rows(row("els", 5, 1, 1, 1, Plan.State.PUBLISHED)), unit("Learning"))
        .with("fsc", "plan", rows(), unit("Families"));
    MonitoringTableEndpoint view = view();
    council.stop("fsc", "plan");
    MonitoringTable table = ask(view, "*:corporate-viewer");
    assertFalse(table.getComplete());
    DirectorateMonitoring down = table.getDirectorates(1);
    assertEquals("directorates/fsc", down.getDirectorate());
    assertEquals(Availability.State.UNAVAILABLE, down.getAvailability().getState());
    assertEquals(ErrorReason.INSTANCE_UNAVAILABLE, down.getAvailability().getReason());
    assertFalse(down.hasTotal());
    assertEquals(3, table.getTotal().getActions());
  }

  @Test
  void directorates_that_hang_are_waited_for_side_by_side_and_are_named() {
    MonitoringServiceImplBase hung =
        new MonitoringServiceImplBase() {
          @Override
          public void listMonitoringRows(
              ListMonitoringRowsRequest request,
              StreamObserver<ListMonitoringRowsResponse> observer) {
            // It never answers.
          }
        };
    Duration each = Duration.ofSeconds(2);
    try (Council slow = new Council(each)) {
      slow.with("els", "plan", rows(row("els", 5, 1, 1, 1, Plan.State.PUBLISHED)), unit("L"));
      List.of("a", "b", "c", "d", "e").forEach(code -> slow.with(code, "plan", hung, unit(code)));
      Instances instances = slow.instances();
      MonitoringTable table =
          MonitoringTableServiceGrpc.newBlockingStub(
                  slow.view(
                      new MonitoringTableEndpoint(new Services(instances, slow.config()), CLOCK),
                      "*:corporate-viewer"))
              // One after the other they would take 10 s.
              .withDeadlineAfter(4 * each.toSeconds(), TimeUnit.SECONDS)
              .getMonitoringTable(
                  GetMonitoringTableRequest.newBuilder().setPlanYear("2013-14").build());
      assertFalse(table.getComplete());
      assertEquals(3, table.getTotal().getActions());
      for (DirectorateMonitoring directorate : table.getDirectoratesList().subList(0, 5)) {
        assertEquals(ErrorReason.DEADLINE_EXCEEDED, directorate.getAvailability().getReason());
        assertEquals(Names.code(directorate.getDirectorate()), directorate.getDisplayName());
        assertFalse(directorate.hasTotal());
      }
    }
  }

  @Test
  void an_instance_that_does_not_know_the_call_yet_is_missing_for_that_reason() {
    council.with("fsc", "plan", unit("Families"));
    MonitoringTable table = ask("fsc:viewer");
    assertEquals(
        ErrorReason.METHOD_UNKNOWN_TO_INSTANCE,
        table.getDirectorates(0).getAvailability().getReason());
  }

  @Test
  void a_read_time_that_cannot_be_asked_for_fails_the_question() {
    council.with(
        "fsc",
        "plan",
        new MonitoringServiceImplBase() {
          @Override
          public void listMonitoringRows(
              ListMonitoringRowsRequest request,
              StreamObserver<ListMonitoringRowsResponse> observer) {
            observer.onError(
                Failures.of(Code.INVALID_ARGUMENT, ErrorReason.READ_TIME_INVALID, "ahead"));
          }
        });
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> ask("fsc:viewer"));
    assertEquals(Code.INVALID_ARGUMENT, refused.getStatus().getCode());
    assertEquals(ErrorReason.READ_TIME_INVALID, Failures.reason(refused));
  }

  private MonitoringTable ask(String... grants) {
    return ask(view(), grants);
  }

  private MonitoringTableEndpoint view() {
    return new MonitoringTableEndpoint(new Services(council.instances(), council.config()), CLOCK);
  }

  private MonitoringTable ask(MonitoringTableEndpoint view, String... grants) {
    return MonitoringTableServiceGrpc.newBlockingStub(council.view(view, grants))
        .getMonitoringTable(GetMonitoringTableRequest.newBuilder().setPlanYear("2013-14").build());
  }

  private static MonitoringRow row(
      String code, int priorities, int completed, int onCourse, int delayed, Plan.State state) {
    return MonitoringRow.newBuilder()
        .setPlan("directorates/" + code + "/plans/p")
        .setPlanState(state)
        .setPriorities(priorities)
        .setActions(completed + onCourse + delayed)
        .setCompleted(completed)
        .setOnCourse(onCourse)
        .setDelayedOrCancelled(delayed)
        .build();
  }

  private static MonitoringServiceImplBase rows(MonitoringRow... rows) {
    return new MonitoringServiceImplBase() {
      @Override
      public void listMonitoringRows(
          ListMonitoringRowsRequest request, StreamObserver<ListMonitoringRowsResponse> observer) {
        observer.onNext(ListMonitoringRowsResponse.newBuilder().addAllRows(List.of(rows)).build());
        observer.onCompleted();
      }
    };
  }

  private static MonitoringServiceImplBase signedForTheSecondQuarter() {
    return new MonitoringServiceImplBase() {
      @Override
      public void listMonitoringRows(
          ListMonitoringRowsRequest request, StreamObserver<ListMonitoringRowsResponse> observer) {
        boolean signed =
            request.getRound() == Round.QUARTERLY && request.getPeriod().equals("FY2013-Q2");
        observer.onNext(
            ListMonitoringRowsResponse.newBuilder()
                .addRows(
                    row("fsc", 6, 2, 18, 0, Plan.State.PUBLISHED).toBuilder().setSignedOff(signed))
                .build());
        observer.onCompleted();
      }
    };
  }

  private static UnitServiceImplBase unit(String name) {
    return new UnitServiceImplBase() {
      @Override
      public void listUnits(ListUnitsRequest request, StreamObserver<ListUnitsResponse> observer) {
        observer.onNext(
            ListUnitsResponse.newBuilder()
                .addUnits(Unit.newBuilder().setDisplayName(name))
                .build());
        observer.onCompleted();
      }
    };
  }
}
