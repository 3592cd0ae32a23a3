package org.goldenthread.gateway.view.document;

import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.plan.v1.BeginUndoRequest;
import org.goldenthread.plan.v1.BeginUndoResponse;
import org.goldenthread.plan.v1.EndUndoRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc;
import org.goldenthread.type.v1.ImportUndoServiceGrpc;
import org.goldenthread.type.v1.UndoImportPartRequest;
import org.goldenthread.type.v1.UndoReport;
import org.goldenthread.type.v1.UndoReport.Obstacle;
import org.goldenthread.view.v1.UndoImportRequest;
import org.goldenthread.view.v1.UndoImportResponse;

/// Undoes an import. All services are asked first what stands in the way, so that nothing is taken
/// back of what cannot be undone as a whole; then each takes its part back, the plan's last, for
/// the others point to it.
///
/// A death in between leaves the import UNDOING, and the same call again completes it: what is
/// taken back already stays so.
final class UndoRun {
  private static final int NAMED = 10;

  private final Services services;
  private final UndoImportRequest request;
  private final String directorate;

  UndoRun(Services services, UndoImportRequest request) {
    this.services = services;
    this.request = request;
    this.directorate = Names.code(request.getName());
  }

  UndoImportResponse undo() {
    BeginUndoResponse look = begin(true);
    if (look.getImport().getState() == Import.State.UNDONE) {
      return answer(look.getImport(), look.getImport().getUndoneList());
    }
    List<UndoReport> seen = look(look);
    if (request.getValidateOnly()) {
      return answer(look.getImport(), seen);
    }
    require(seen);
    require(List.of(report(begin(false), UndoReport.getDefaultInstance())));
    List<String> removed = seen.getFirst().getRemovedList();
    List<UndoReport> done = new ArrayList<>();
    for (String service : Services.ALL.reversed()) {
      UndoReport part =
          part(service, look, service.equals(Services.PLAN) ? List.of() : removed, false);
      require(List.of(part));
      done.add(part);
    }
    return answer(end(done.reversed()), done.reversed());
  }

  /// What each service would take back, and what stands in the way there: also what names in one
  /// what goes in another.
  private List<UndoReport> look(BeginUndoResponse look) {
    List<UndoReport> seen = new ArrayList<>();
    UndoReport plan = part(Services.PLAN, look, List.of(), true);
    seen.add(report(look, plan));
    for (String service : Services.ALL) {
      if (!service.equals(Services.PLAN)) {
        seen.add(part(service, look, plan.getRemovedList(), true));
      }
    }
    return seen;
  }

  /// The plan service's report with the later imports that stand in the way.
  private static UndoReport report(BeginUndoResponse begun, UndoReport plan) {
    return plan.toBuilder()
        .setService(Services.PLAN)
        .clearObstacles()
        .addAllObstacles(begun.getObstaclesList().stream().limit(100).toList())
        .addAllObstacles(plan.getObstaclesList())
        .build();
  }

  private BeginUndoResponse begin(boolean validateOnly) {
    BeginUndoRequest begin =
        BeginUndoRequest.newBuilder()
            .setName(request.getName())
            .setEtag(request.getEtag())
            .setReason(request.getReason())
            .setValidateOnly(validateOnly)
            .build();
    return services.apply(
        directorate,
        Services.PLAN,
        PlanDocumentServiceGrpc::newBlockingStub,
        stub -> stub.beginUndo(begin));
  }

  private UndoReport part(
      String service, BeginUndoResponse look, List<String> removed, boolean validateOnly) {
    UndoImportPartRequest part =
        UndoImportPartRequest.newBuilder()
            .setImport(request.getName())
            .setPlan(look.getImport().getPlan())
            .addAllRemoved(removed)
            .addAllUndone(look.getUndoneList())
            .setValidateOnly(validateOnly)
            .setReason(request.getReason())
            .build();
    return services
        .apply(
            directorate,
            service,
            ImportUndoServiceGrpc::newBlockingStub,
            stub -> stub.undoImportPart(part))
        .getReport()
        .toBuilder()
        .setService(service)
        .build();
  }

  private Import end(List<UndoReport> parts) {
    EndUndoRequest end =
        EndUndoRequest.newBuilder()
            .setName(request.getName())
            .addAllParts(parts)
            .setReason(request.getReason())
            .build();
    return services.apply(
        directorate,
        Services.PLAN,
        PlanDocumentServiceGrpc::newBlockingStub,
        stub -> stub.endUndo(end));
  }

  private static void require(List<UndoReport> parts) {
    List<Obstacle> obstacles =
        parts.stream().flatMap(part -> part.getObstaclesList().stream()).toList();
    if (!obstacles.isEmpty()) {
      String named =
          obstacles.stream()
              .map(Obstacle::getResource)
              .limit(NAMED)
              .collect(Collectors.joining(","));
      throw Failures.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.IMPORT_BUILT_UPON,
          "Something was built upon this import, so that it is not undone; ask with validateOnly"
              + " for all that stands in the way.",
          Map.of("resources", named));
    }
  }

  private static UndoImportResponse answer(Import undone, List<UndoReport> parts) {
    return UndoImportResponse.newBuilder().setImport(undone).addAllParts(parts).build();
  }
}
