package org.goldenthread.risk.document;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.document.ImportTurns;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.risk.risk.MitigationRow;
import org.goldenthread.risk.risk.RiskRow;
import org.goldenthread.risk.v1.ApplyRiskDocumentRequest;
import org.goldenthread.risk.v1.ApplyRiskDocumentResponse;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskDocumentServiceGrpc.RiskDocumentServiceImplBase;
import org.goldenthread.type.v1.PartReport;

/// Applies the risks of an imported plan: to the register of the plan's unit, each with what the
/// document says is done about it.
@Singleton
final class RiskDocumentEndpoint extends RiskDocumentServiceImplBase {
  private static final List<String> RISK =
      List.of(
          "source_number",
          "text",
          "title",
          "cause",
          "event",
          "consequence",
          "category",
          "owners",
          "owners_as_written",
          "position");
  private static final List<String> MITIGATION =
      List.of("text", "owners", "owners_as_written", "due", "position");

  private final Writes writes;
  private final ImportTurns turns;
  private final ImportRows imports;
  private final Ids ids;
  private final UnitRegisterWire registers;
  private final Resource<RiskRow, Risk> risks;
  private final Resource<MitigationRow, Mitigation> mitigations;

  RiskDocumentEndpoint(
      Writes writes,
      ImportTurns turns,
      ImportRows imports,
      Ids ids,
      UnitRegisterWire registers,
      Resource<RiskRow, Risk> risks,
      Resource<MitigationRow, Mitigation> mitigations) {
    this.writes = writes;
    this.turns = turns;
    this.imports = imports;
    this.ids = ids;
    this.registers = registers;
    this.risks = risks;
    this.mitigations = mitigations;
  }

  @Override
  public void applyRiskDocument(
      ApplyRiskDocumentRequest request, StreamObserver<ApplyRiskDocumentResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getImport());
    ApplyRiskDocumentResponse prototype = ApplyRiskDocumentResponse.getDefaultInstance();
    Answers.one(
        out,
        () ->
            turns.take(
                () ->
                    request.getValidateOnly()
                        ? writes.rehearse(cause, recording -> apply(request, recording))
                        : writes.write(
                            request, cause, prototype, recording -> apply(request, recording))));
  }

  private ApplyRiskDocumentResponse apply(ApplyRiskDocumentRequest request, Recording recording) {
    DocumentMerge merge = imports.begin(recording, request.getPlan());
    BoundOfficers officers = new BoundOfficers(request.getOfficersList());
    String register =
        request.getDocument().getRisksCount() == 0
            ? ""
            : registers.of(recording, request.getUnit());
    List<DocumentRow<Risk>> rows = new ArrayList<>();
    request
        .getDocument()
        .getRisksList()
        .forEach(row -> rows.add(risk(request, register, officers, row)));
    Map<String, String> names =
        merge.apply(risks, rows, RISK.stream().map(Risk.getDescriptor()::findFieldByName).toList());
    merge.apply(
        mitigations,
        mitigations(request, merge, names, officers),
        MITIGATION.stream().map(Mitigation.getDescriptor()::findFieldByName).toList());
    PartReport.Builder report = merge.report("risk");
    report.setState(
        request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED);
    return ApplyRiskDocumentResponse.newBuilder().setReport(report).build();
  }

  private DocumentRow<Risk> risk(
      ApplyRiskDocumentRequest request,
      String register,
      BoundOfficers officers,
      org.goldenthread.risk.v1.RiskRow row) {
    Risk message =
        row.getRisk().toBuilder()
            .clearName()
            .clearEtag()
            .setRegister(register)
            .setUnit(request.getUnit())
            .clearPlans()
            .addPlans(request.getPlan())
            .addAllOwners(officers.of(row.getOfficerNamesList(), "owners"))
            .build();
    return new DocumentRow<>(
        row.getImportKey(),
        row.getPlace(),
        message.getText(),
        new Key(List.of(), ids.uuid()),
        message);
  }

  /// The mitigations of the risks that are there; those of a risk that officers deleted stay
  /// deleted with it.
  private List<DocumentRow<Mitigation>> mitigations(
      ApplyRiskDocumentRequest request,
      DocumentMerge merge,
      Map<String, String> names,
      BoundOfficers officers) {
    List<DocumentRow<Mitigation>> rows = new ArrayList<>();
    for (org.goldenthread.risk.v1.RiskRow risk : request.getDocument().getRisksList()) {
      String name = names.getOrDefault(risk.getImportKey(), "");
      for (org.goldenthread.risk.v1.MitigationRow read : risk.getMitigationsList()) {
        DocumentRow<Mitigation> row =
            mitigation(name.substring(name.lastIndexOf('/') + 1), officers, read);
        if (name.isEmpty()) {
          merge.stayDeleted(mitigations, row, "Its risk was deleted.");
        } else {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private DocumentRow<Mitigation> mitigation(
      String risk, BoundOfficers officers, org.goldenthread.risk.v1.MitigationRow row) {
    Mitigation message =
        row.getMitigation().toBuilder()
            .clearName()
            .clearEtag()
            .addAllOwners(officers.of(row.getOfficerNamesList(), "owners"))
            .build();
    return new DocumentRow<>(
        row.getImportKey(),
        row.getPlace(),
        message.getText(),
        new Key(List.of(risk), ids.uuid()),
        message);
  }
}
