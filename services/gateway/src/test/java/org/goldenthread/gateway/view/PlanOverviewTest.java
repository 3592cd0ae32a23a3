package org.goldenthread.gateway.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.GetPlanContentRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanContentServiceGrpc.PlanContentServiceImplBase;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.Rag;
import org.goldenthread.risk.v1.ListMitigationsRequest;
import org.goldenthread.risk.v1.ListMitigationsResponse;
import org.goldenthread.risk.v1.ListRisksRequest;
import org.goldenthread.risk.v1.ListRisksResponse;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.MitigationServiceGrpc.MitigationServiceImplBase;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskServiceGrpc.RiskServiceImplBase;
import org.goldenthread.view.v1.Availability;
import org.goldenthread.view.v1.GetPlanOverviewRequest;
import org.goldenthread.view.v1.PlanOverview;
import org.goldenthread.view.v1.PlanOverviewServiceGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlanOverviewTest {
  private static final String PLAN = "directorates/fsc/plans/p";
  private static final String FIRST = PLAN + "/priorities/1";

  private final Council council = new Council();

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void the_sections_hold_what_belongs_to_them() {
    council.with("fsc", "plan", content()).with("fsc", "risk", risks(), mitigations());
    PlanOverview overview = ask(view());
    assertEquals("A plan", overview.getHeader().getPlan().getTitle());
    assertEquals("", overview.getHeader().getPlan().getRoleAndPurpose());
    assertEquals("<p>Why</p>", overview.getRoleAndPurpose().getText());
    assertEquals(1, overview.getContribution().getDecisionsCount());
    assertEquals(1, overview.getPriorities().getPriorities(0).getDecisionsCount());
    assertEquals(2, overview.getPriorities().getPriorities(0).getActionsCount());
    assertEquals(1, overview.getPriorities().getCounts().getActions());
    assertEquals(1, overview.getPriorities().getCounts().getSubActions());
    assertEquals(1, overview.getPriorities().getCounts().getCompleted());
    assertEquals(Rag.Colour.GREEN, overview.getPriorities().getCounts().getOverallRag());
    assertEquals(501, overview.getRisks().getRisksCount(), "every page of a list is read");
    assertEquals(1, overview.getRisks().getRisks(500).getMitigationsCount());
  }

  @Test
  void a_service_that_is_down_leaves_the_others_answering() {
    council.with("fsc", "plan", content()).with("fsc", "risk", risks(), mitigations());
    PlanOverviewEndpoint view = view();
    council.stop("fsc", "risk");
    PlanOverview overview = ask(view);
    Availability risks = overview.getRisks().getAvailability();
    assertEquals(Availability.State.UNAVAILABLE, risks.getState());
    assertEquals(ErrorReason.INSTANCE_UNAVAILABLE, risks.getReason());
    assertEquals("The risk service of fsc cannot be reached.", risks.getDetail());
    assertEquals(Availability.State.READY, overview.getPriorities().getAvailability().getState());
  }

  @Test
  void without_the_plan_service_its_sections_are_missing_and_the_risks_are_there() {
    council.with("fsc", "plan", content()).with("fsc", "risk", risks(), mitigations());
    PlanOverviewEndpoint view = view();
    council.stop("fsc", "plan");
    PlanOverview overview = ask(view);
    assertFalse(overview.getHeader().hasPlan());
    assertEquals(
        Availability.State.UNAVAILABLE, overview.getSupport().getAvailability().getState());
    assertEquals(Availability.State.READY, overview.getRisks().getAvailability().getState());
  }

  @Test
  void a_part_whose_pages_do_not_end_in_time_is_missing_and_the_others_are_there() {
    RiskServiceImplBase endless =
        new RiskServiceImplBase() {
          @Override
          public void listRisks(
              ListRisksRequest request, StreamObserver<ListRisksResponse> observer) {
            observer.onNext(ListRisksResponse.newBuilder().setNextPageToken("more").build());
            observer.onCompleted();
          }
        };
    try (Council hurried = new Council(Duration.ofMillis(700))) {
      hurried.with("fsc", "plan", content()).with("fsc", "risk", endless, mitigations());
      PlanOverview overview = ask(hurried);
      Availability risks = overview.getRisks().getAvailability();
      assertEquals(Availability.State.UNAVAILABLE, risks.getState());
      assertEquals(ErrorReason.DEADLINE_EXCEEDED, risks.getReason());
      assertEquals("A plan", overview.getHeader().getPlan().getTitle());
    }
  }

  @Test
  void a_part_that_hangs_is_missing_before_the_view_itself_is_out_of_time() {
    council
        .with("fsc", "plan", content())
        .with(
            "fsc",
            "risk",
            new RiskServiceImplBase() {
              @Override
              public void listRisks(
                  ListRisksRequest request, StreamObserver<ListRisksResponse> observer) {
                // It never answers.
              }
            },
            mitigations());
    PlanOverview overview =
        PlanOverviewServiceGrpc.newBlockingStub(council.view(view(), "fsc:viewer"))
            .withDeadlineAfter(3, TimeUnit.SECONDS)
            .getPlanOverview(GetPlanOverviewRequest.newBuilder().setName(PLAN).build());
    assertEquals(ErrorReason.DEADLINE_EXCEEDED, overview.getRisks().getAvailability().getReason());
    assertEquals("A plan", overview.getHeader().getPlan().getTitle());
  }

  @Test
  void a_plan_that_is_not_there_is_not_found() {
    council.with(
        "fsc",
        "plan",
        new PlanContentServiceImplBase() {
          @Override
          public void getPlanContent(
              GetPlanContentRequest request, StreamObserver<PlanContent> observer) {
            observer.onError(
                Failures.of(Code.NOT_FOUND, ErrorReason.RESOURCE_NOT_FOUND, "No such plan."));
          }
        });
    StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> ask(view()));
    assertEquals(Code.NOT_FOUND, refused.getStatus().getCode());
    assertEquals(ErrorReason.RESOURCE_NOT_FOUND, Failures.reason(refused));
  }

  private PlanOverviewEndpoint view() {
    return new PlanOverviewEndpoint(
        new Services(council.instances(), council.config()), Clock.systemUTC());
  }

  private static PlanOverview ask(Council of) {
    return PlanOverviewServiceGrpc.newBlockingStub(
            of.view(
                new PlanOverviewEndpoint(
                    new Services(of.instances(), of.config()), Clock.systemUTC()),
                "fsc:viewer"))
        .getPlanOverview(GetPlanOverviewRequest.newBuilder().setName(PLAN).build());
  }

  private PlanOverview ask(PlanOverviewEndpoint view) {
    return PlanOverviewServiceGrpc.newBlockingStub(council.view(view, "fsc:viewer"))
        .getPlanOverview(GetPlanOverviewRequest.newBuilder().setName(PLAN).build());
  }

  private static PlanContentServiceImplBase content() {
    PlanContent content =
        PlanContent.newBuilder()
            .setPlan(Plan.newBuilder().setTitle("A plan").setRoleAndPurpose("<p>Why</p>"))
            .addPriorities(Priority.newBuilder().setName(FIRST))
            .addActions(
                Action.newBuilder()
                    .setPriority(FIRST)
                    .setKind(Action.Kind.HEADLINE)
                    .setProgress(
                        ActionProgress.newBuilder().setStatus(ActionProgress.Status.COMPLETED)))
            .addActions(Action.newBuilder().setPriority(FIRST).setKind(Action.Kind.SUB_ACTION))
            .addDecisions(Decision.newBuilder().setPriority(FIRST).setSection(Decision.Section.C))
            .addDecisions(Decision.newBuilder().setSection(Decision.Section.B))
            .build();
    return new PlanContentServiceImplBase() {
      @Override
      public void getPlanContent(
          GetPlanContentRequest request, StreamObserver<PlanContent> observer) {
        observer.onNext(content);
        observer.onCompleted();
      }
    };
  }

  private static RiskServiceImplBase risks() {
    return new RiskServiceImplBase() {
      @Override
      public void listRisks(ListRisksRequest request, StreamObserver<ListRisksResponse> observer) {
        ListRisksResponse.Builder page = ListRisksResponse.newBuilder();
        if (request.getPageToken().isEmpty()) {
          for (int i = 0; i < 500; i++) {
            page.addRisks(Risk.newBuilder().setName("directorates/fsc/risks/" + i));
          }
          page.setNextPageToken("2");
        } else {
          page.addRisks(Risk.newBuilder().setName("directorates/fsc/risks/500"));
        }
        observer.onNext(page.build());
        observer.onCompleted();
      }
    };
  }

  private static MitigationServiceImplBase mitigations() {
    return new MitigationServiceImplBase() {
      @Override
      public void listMitigations(
          ListMitigationsRequest request, StreamObserver<ListMitigationsResponse> observer) {
        observer.onNext(
            ListMitigationsResponse.newBuilder()
                .addMitigations(
                    Mitigation.newBuilder().setName("directorates/fsc/risks/500/mitigations/1"))
                .build());
        observer.onCompleted();
      }
    };
  }
}
