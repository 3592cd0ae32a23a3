package org.goldenthread.gateway.view.document;

import io.grpc.StatusRuntimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.continuity.v1.ApplyContinuityDocumentRequest;
import org.goldenthread.continuity.v1.ContinuityDocumentServiceGrpc;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentRequest;
import org.goldenthread.indicator.v1.IndicatorDocumentServiceGrpc;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.risk.v1.ApplyRiskDocumentRequest;
import org.goldenthread.risk.v1.RiskDocumentServiceGrpc;
import org.goldenthread.type.v1.OfficerNames;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.view.v1.ImportPlanRequest;

/// The parts of a document that belong to other services than the plan's.
final class DocumentParts {
  private final Services services;
  private final ImportPlanRequest request;
  private final ReadPlanDocumentResponse read;
  private final ApplyPlanDocumentResponse plan;
  private final String unit;

  DocumentParts(
      Services services,
      ImportPlanRequest request,
      ReadPlanDocumentResponse read,
      ApplyPlanDocumentResponse plan) {
    this.services = services;
    this.request = request;
    this.read = read;
    this.plan = plan;
    // A dry run has rolled back a unit that it made, so that nobody else knows it.
    this.unit = request.getValidateOnly() ? read.getUnit() : plan.getPlan().getUnit();
  }

  /// The names that these parts give for officers, each once, in the document's order.
  static Set<String> officerNames(ReadPlanDocumentResponse read) {
    Stream<OfficerNames> indicators =
        read.getIndicatorDocument().getIndicatorsList().stream()
            .flatMap(row -> row.getOfficerNamesList().stream());
    Stream<OfficerNames> risks =
        read.getRiskDocument().getRisksList().stream()
            .flatMap(
                row ->
                    Stream.concat(
                        row.getOfficerNamesList().stream(),
                        row.getMitigationsList().stream()
                            .flatMap(mitigation -> mitigation.getOfficerNamesList().stream())));
    Stream<OfficerNames> functions =
        read.getContinuityDocument().getCriticalFunctionsList().stream()
            .flatMap(row -> row.getOfficerNamesList().stream());
    Set<String> names = new LinkedHashSet<>();
    Stream.of(indicators, risks, functions)
        .flatMap(part -> part)
        .map(OfficerNames::getNamesList)
        .forEach((List<String> cell) -> names.addAll(cell));
    return names;
  }

  /// What is reported of a part whose service failed. It applies its part in one transaction, so
  /// that nothing of it was written, but for an answer that came too late, which sending the file
  /// again finds out.
  static PartReport failed(String service, StatusRuntimeException failure) {
    PartReport.State state =
        switch (failure.getStatus().getCode()) {
          case INVALID_ARGUMENT,
              NOT_FOUND,
              ALREADY_EXISTS,
              PERMISSION_DENIED,
              FAILED_PRECONDITION,
              ABORTED,
              OUT_OF_RANGE,
              UNAUTHENTICATED ->
              PartReport.State.REFUSED;
          case OK,
              CANCELLED,
              UNKNOWN,
              DEADLINE_EXCEEDED,
              RESOURCE_EXHAUSTED,
              UNIMPLEMENTED,
              INTERNAL,
              UNAVAILABLE,
              DATA_LOSS ->
              PartReport.State.UNAVAILABLE;
        };
    return PartReport.newBuilder()
        .setService(service)
        .setState(state)
        .setDetail(shortened(Failures.detail(failure)))
        .build();
  }

  private static String shortened(String detail) {
    return detail.length() <= 1000 ? detail : detail.substring(0, 999) + "…";
  }

  PartReport applyIndicators(String directorate) {
    ApplyIndicatorDocumentRequest apply =
        ApplyIndicatorDocumentRequest.newBuilder()
            .setImport(read.getImport().getName())
            .setPlan(read.getPlan())
            .setUnit(unit)
            .setDocument(read.getIndicatorDocument())
            .setValidateOnly(request.getValidateOnly())
            .setReason(request.getReason())
            .addAllOfficers(plan.getOfficersList())
            .build();
    return services
        .apply(
            directorate,
            Services.INDICATOR,
            IndicatorDocumentServiceGrpc::newBlockingStub,
            stub -> stub.applyIndicatorDocument(apply))
        .getReport();
  }

  PartReport applyRisks(String directorate) {
    ApplyRiskDocumentRequest apply =
        ApplyRiskDocumentRequest.newBuilder()
            .setImport(read.getImport().getName())
            .setPlan(read.getPlan())
            .setUnit(unit)
            .setDocument(read.getRiskDocument())
            .setValidateOnly(request.getValidateOnly())
            .setReason(request.getReason())
            .addAllOfficers(plan.getOfficersList())
            .build();
    return services
        .apply(
            directorate,
            Services.RISK,
            RiskDocumentServiceGrpc::newBlockingStub,
            stub -> stub.applyRiskDocument(apply))
        .getReport();
  }

  PartReport applyContinuity(String directorate) {
    ApplyContinuityDocumentRequest apply =
        ApplyContinuityDocumentRequest.newBuilder()
            .setImport(read.getImport().getName())
            .setPlan(read.getPlan())
            .setUnit(unit)
            .setDocument(read.getContinuityDocument())
            .setValidateOnly(request.getValidateOnly())
            .setReason(request.getReason())
            .addAllOfficers(plan.getOfficersList())
            .build();
    return services
        .apply(
            directorate,
            Services.CONTINUITY,
            ContinuityDocumentServiceGrpc::newBlockingStub,
            stub -> stub.applyContinuityDocument(apply))
        .getReport();
  }
}
