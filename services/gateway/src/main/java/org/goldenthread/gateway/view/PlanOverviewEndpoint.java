package org.goldenthread.gateway.view;

import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.plan.v1.GetPlanContentRequest;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanContentServiceGrpc;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.view.v1.GetPlanOverviewRequest;
import org.goldenthread.view.v1.PlanOverview;
import org.goldenthread.view.v1.PlanOverviewServiceGrpc.PlanOverviewServiceImplBase;

/// A plan on one page, asked of its four services at once.
@Singleton
public final class PlanOverviewEndpoint extends PlanOverviewServiceImplBase {
  /// What the plan service alone decides: whether there is such a plan for this caller.
  private static final Set<Code> PLAN =
      Set.of(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED, Code.NOT_FOUND, Code.PERMISSION_DENIED);

  private final Services services;
  private final PlanLists lists;
  private final Clock clock;

  public PlanOverviewEndpoint(Services services, Clock clock) {
    this.services = services;
    this.lists = new PlanLists(services);
    this.clock = clock;
  }

  @Override
  public void getPlanOverview(GetPlanOverviewRequest request, StreamObserver<PlanOverview> caller) {
    Answer.give(caller, () -> overview(request));
  }

  private PlanOverview overview(GetPlanOverviewRequest request) {
    PlanOverview.Builder overview =
        PlanOverview.newBuilder()
            .setName(request.getName())
            .setReadTime(ReadTime.of(request.hasReadTime(), request.getReadTime(), clock));
    // Everything is asked before the first answer is waited for.
    CompletableFuture<Part<PlanContent>> content = services.part(() -> content(request));
    CompletableFuture<Part<List<Risk>>> risks = services.part(() -> lists.risks(request));
    CompletableFuture<Part<List<Mitigation>>> mitigations =
        services.part(() -> lists.mitigations(request));
    CompletableFuture<Part<List<CriticalFunction>>> functions =
        services.part(() -> lists.criticalFunctions(request));
    CompletableFuture<Part<List<IndicatorStanding>>> standings =
        services.part(() -> lists.standings(request));
    OverviewWire.plan(overview, content.join().orFail(PLAN));
    overview.setRisks(
        OverviewWire.risks(
            risks.join().orFail(Directorates.QUESTION),
            mitigations.join().orFail(Directorates.QUESTION)));
    overview.setContinuity(OverviewWire.continuity(functions.join().orFail(Directorates.QUESTION)));
    overview.setIndicators(OverviewWire.indicators(standings.join().orFail(Directorates.QUESTION)));
    return overview.build();
  }

  private PlanContent content(GetPlanOverviewRequest request) {
    GetPlanContentRequest.Builder asked =
        GetPlanContentRequest.newBuilder().setName(request.getName()).setAsAt(request.getAsAt());
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return services.read(
        Names.code(request.getName()),
        Services.PLAN,
        PlanContentServiceGrpc::newBlockingStub,
        stub -> stub.getPlanContent(asked.build()));
  }
}
