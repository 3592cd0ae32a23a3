package org.goldenthread.gateway.view.document;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Part;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.CompleteImportRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.view.v1.ImportPlanRequest;

/// Applies a document that was read: the plan's part first, for the others need its plan and its
/// officers; then theirs at once; then the import is ended with what each of them reported.
///
/// A death in between leaves the import open, and sending the file again completes it: each service
/// knows the rows that it has already.
final class ImportRun {
  private final Services services;
  private final ImportPlanRequest request;
  private final ReadPlanDocumentResponse read;
  private final String directorate;

  ImportRun(Services services, ImportPlanRequest request, ReadPlanDocumentResponse read) {
    this.services = services;
    this.request = request;
    this.read = read;
    this.directorate = Names.code(request.getParent());
  }

  /// @throws StatusRuntimeException where the plan's own part could not be applied: then nothing
  ///   was written anywhere
  Import apply() {
    if (read.getImport().getState() == Import.State.COMPLETED) {
      // A repeated call. Applied again, it would undo what was imported or entered since.
      return read.getImport();
    }
    ApplyPlanDocumentResponse plan = applyPlan();
    List<PartReport> reports = new ArrayList<>();
    reports.add(plan.getReport().toBuilder().setService(Services.PLAN).build());
    reports.addAll(applyOthers(plan));
    return request.getValidateOnly() ? tried(plan, reports) : complete(reports);
  }

  private ApplyPlanDocumentResponse applyPlan() {
    ApplyPlanDocumentRequest apply =
        ApplyPlanDocumentRequest.newBuilder()
            .setImport(read.getImport().getName())
            .setPlan(read.getPlan())
            .setUnit(read.getUnit())
            .setDocument(read.getPlanDocument())
            .setValidateOnly(request.getValidateOnly())
            .setReason(request.getReason())
            .addAllOtherOfficerNames(DocumentParts.officerNames(read))
            .build();
    try {
      return services.apply(
          directorate,
          Services.PLAN,
          PlanDocumentServiceGrpc::newBlockingStub,
          stub -> stub.applyPlanDocument(apply));
    } catch (StatusRuntimeException failure) {
      if (!request.getValidateOnly()) {
        record(failure);
      }
      throw failure;
    }
  }

  /// Keeps with the import why it went no further. Where the plan service cannot take even that,
  /// the import stays open, which says the same.
  private void record(StatusRuntimeException failure) {
    List<PartReport> reports = new ArrayList<>();
    reports.add(DocumentParts.failed(Services.PLAN, failure));
    for (String service : Services.ALL) {
      if (!service.equals(Services.PLAN)) {
        reports.add(
            PartReport.newBuilder()
                .setService(service)
                .setState(PartReport.State.REFUSED)
                .setDetail("Not tried, because the plan's own part was not applied.")
                .build());
      }
    }
    try {
      Import ended = complete(reports);
      if (ended.getState() == Import.State.COMPLETED) {
        throw new IllegalStateException("an import without its plan was called complete");
      }
    } catch (StatusRuntimeException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private List<PartReport> applyOthers(ApplyPlanDocumentResponse plan) {
    DocumentParts parts = new DocumentParts(services, request, read, plan);
    List<CompletableFuture<Part<PartReport>>> asked =
        List.of(
            Part.ask(() -> parts.applyIndicators(directorate)),
            Part.ask(() -> parts.applyRisks(directorate)),
            Part.ask(() -> parts.applyContinuity(directorate)));
    List<PartReport> reports = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String service = Services.ALL.get(i + 1);
      reports.add(
          switch (asked.get(i).join()) {
            case Part.Ready<PartReport> ready ->
                ready.value().toBuilder().setService(service).build();
            case Part.Missing<PartReport> missing ->
                DocumentParts.failed(service, missing.failure());
          });
    }
    return reports;
  }

  private Import complete(List<PartReport> reports) {
    CompleteImportRequest complete =
        CompleteImportRequest.newBuilder()
            .setName(read.getImport().getName())
            .addAllParts(reports)
            .build();
    return services.apply(
        directorate,
        Services.PLAN,
        PlanDocumentServiceGrpc::newBlockingStub,
        stub -> stub.completeImport(complete));
  }

  /// The import as it would be: a dry run is kept nowhere, so it is put together here.
  private Import tried(ApplyPlanDocumentResponse plan, List<PartReport> reports) {
    Import.Builder tried =
        read.getImport().toBuilder()
            .setState(Import.State.VALIDATED)
            .setPlan(read.getPlanExists() ? read.getPlan() : "")
            .setPlanId(read.getPlan().substring(read.getPlan().lastIndexOf('/') + 1))
            .setUnit(read.getUnit())
            .addAllParts(reports);
    if (tried.getUnit().isEmpty() && read.getPlanExists()) {
      tried.setUnit(plan.getPlan().getUnit());
    }
    for (PartReport report : reports) {
      tried.addAllUnread(report.getUnreadList()).addAllFailedChecks(report.getFailedChecksList());
    }
    return tried.build();
  }
}
