package org.goldenthread.gateway.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.BindableService;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.List;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.RefusedClaim.Reason;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsResponse;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.MonitoringServiceGrpc.MonitoringServiceImplBase;
import org.goldenthread.view.v1.Availability;
import org.goldenthread.view.v1.Directorate;
import org.goldenthread.view.v1.DirectorateMonitoring;
import org.goldenthread.view.v1.DirectorateServiceGrpc;
import org.goldenthread.view.v1.GetMonitoringTableRequest;
import org.goldenthread.view.v1.ListDirectoratesRequest;
import org.goldenthread.view.v1.ListDirectoratesResponse;
import org.goldenthread.view.v1.MonitoringTable;
import org.goldenthread.view.v1.MonitoringTableServiceGrpc;
import org.goldenthread.view.v1.RefusedClaim;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Views of a council whose directorates come and go while the gateway runs.
class DirectorateTest {
  private static final org.goldenthread.gateway.instance.RefusedClaim TWICE =
      new org.goldenthread.gateway.instance.RefusedClaim(
          "els", "els", "els", Reason.CLAIMED_TWICE, "Uninstall one.");

  private final Council council = new Council();
  private final Instances instances = council.with("fsc", "plan", rows("fsc")).instances();
  private final Services services = new Services(instances, council.config());

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void a_directorate_that_comes_is_in_the_councils_total_and_one_that_goes_is_not() {
    assertEquals(List.of("directorates/fsc"), names(table()));
    assertEquals(5, table().getTotal().getActions());

    council.with("els", "plan", rows("els"), healthy());
    for (String service : List.of("indicator", "risk", "continuity")) {
      council.with("els", service, healthy());
    }
    council.serve(instances);
    assertEquals(List.of("directorates/els", "directorates/fsc"), names(table()));
    assertEquals(10, table().getTotal().getActions());
    assertTrue(table().getComplete());
    assertEquals(
        Availability.State.READY, directorates("els:viewer").getDirectorates(0).getState());
  }

  @Test
  void one_that_is_refused_is_named_and_the_total_is_not_called_complete() {
    council.with("els", "plan", rows("els"));
    council.serve(instances, TWICE);

    MonitoringTable table = table();

    assertFalse(table.getComplete());
    assertEquals(List.of("directorates/els", "directorates/fsc"), names(table));
    assertEquals(
        ErrorReason.DIRECTORATE_REFUSED, table.getDirectorates(0).getAvailability().getReason());
    Directorate refused = directorates("els:viewer").getDirectorates(0);
    assertEquals(Availability.State.UNAVAILABLE, refused.getState());
    assertEquals(
        ErrorReason.DIRECTORATE_REFUSED, refused.getServices(0).getAvailability().getReason());
  }

  @Test
  void why_it_is_refused_is_told_to_its_operators_and_to_the_council() {
    council.serve(instances, TWICE);
    RefusedClaim told =
        RefusedClaim.newBuilder()
            .setCode("els")
            .setNamespace("els")
            .setRelease("els")
            .setReason(RefusedClaim.Reason.CLAIMED_TWICE)
            .setDetail("Uninstall one.")
            .build();
    for (String grant : List.of("els:operator", "*:operator", "*:corporate-viewer")) {
      assertEquals(List.of(told), directorates(grant).getRefusedClaimsList(), grant);
    }
    for (String grant : List.of("fsc:operator", "els:planner", "els/schools:operator")) {
      assertEquals(List.of(), directorates(grant).getRefusedClaimsList(), grant);
    }
  }

  @Test
  void every_reason_to_refuse_is_in_the_contract() {
    for (Reason reason : Reason.values()) {
      assertEquals(reason.name(), RefusedClaim.Reason.valueOf(reason.name()).name());
    }
  }

  private ListDirectoratesResponse directorates(String... grants) {
    DirectorateEndpoint view = new DirectorateEndpoint(services, instances);
    return DirectorateServiceGrpc.newBlockingStub(council.view(view, grants))
        .listDirectorates(ListDirectoratesRequest.getDefaultInstance());
  }

  private MonitoringTable table() {
    MonitoringTableEndpoint view = new MonitoringTableEndpoint(services, Clock.systemUTC());
    return MonitoringTableServiceGrpc.newBlockingStub(council.view(view, "*:corporate-viewer"))
        .getMonitoringTable(GetMonitoringTableRequest.newBuilder().setPlanYear("2013-14").build());
  }

  private static List<String> names(MonitoringTable table) {
    return table.getDirectoratesList().stream().map(DirectorateMonitoring::getDirectorate).toList();
  }

  private static BindableService healthy() {
    return new HealthStatusManager().getHealthService();
  }

  private static BindableService rows(String code) {
    return new MonitoringServiceImplBase() {
      @Override
      public void listMonitoringRows(
          ListMonitoringRowsRequest request, StreamObserver<ListMonitoringRowsResponse> observer) {
        observer.onNext(
            ListMonitoringRowsResponse.newBuilder()
                .addRows(
                    MonitoringRow.newBuilder()
                        .setPlan("directorates/" + code + "/plans/p")
                        .setActions(5)
                        .setOnCourse(5))
                .build());
        observer.onCompleted();
      }
    };
  }
}
