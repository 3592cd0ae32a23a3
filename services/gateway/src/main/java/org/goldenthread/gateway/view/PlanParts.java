package org.goldenthread.gateway.view;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.view.v1.ExportPlanRequest;
import org.goldenthread.view.v1.GetPlanOverviewRequest;

/// What other services hold of a plan, for a document of it: all of it, or a failure. A view says
/// beside a part that it is not there; a document is read where nothing stands beside it.
public final class PlanParts {
  private final Services services;
  private final PlanLists lists;

  public PlanParts(Services services) {
    this.services = services;
    this.lists = new PlanLists(services);
  }

  /// The order to print the plan.
  ///
  /// @throws io.grpc.StatusRuntimeException where a service does not answer
  public PrintPlanRequest of(ExportPlanRequest request) {
    GetPlanOverviewRequest.Builder asked =
        GetPlanOverviewRequest.newBuilder().setName(request.getName());
    PrintPlanRequest.Builder print =
        PrintPlanRequest.newBuilder()
            .setName(request.getName())
            .setAsAt(request.getAsAt())
            .setFormat(request.getFormat());
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
      print.setReadTime(request.getReadTime());
    }
    GetPlanOverviewRequest plan = asked.build();
    // Everything is asked before the first answer is waited for.
    CompletableFuture<Part<List<Risk>>> risks = services.part(() -> lists.risks(plan));
    CompletableFuture<Part<List<Mitigation>>> mitigations =
        services.part(() -> lists.mitigations(plan));
    CompletableFuture<Part<List<CriticalFunction>>> functions =
        services.part(() -> lists.criticalFunctions(plan));
    CompletableFuture<Part<List<IndicatorStanding>>> standings =
        services.part(() -> lists.standings(plan));
    CompletableFuture<Part<List<Measurement>>> measurements =
        services.part(() -> lists.measurements(plan));
    return print
        .addAllRisks(there(risks))
        .addAllMitigations(there(mitigations))
        .addAllCriticalFunctions(there(functions))
        .addAllIndicators(there(standings))
        .addAllMeasurements(there(measurements))
        .build();
  }

  private static <T> T there(CompletableFuture<Part<T>> part) {
    return switch (part.join()) {
      case Part.Ready<T> ready -> ready.value();
      case Part.Missing<T> missing -> throw missing.failure();
    };
  }
}
