package org.goldenthread.risk.document;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.document.ImportTurns;
import org.goldenthread.chassis.document.Succession;
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
  private static final List<FieldDescriptor> RISK =
      fields(
          Risk.getDescriptor(),
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
  private static final List<FieldDescriptor> MITIGATION =
      fields(Mitigation.getDescriptor(), "text", "owners", "owners_as_written", "due", "position");

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
    adoptRisks(merge, recording, request.getUnit(), rows);
    Map<String, String> names = merge.apply(risks, rows, RISK);
    List<DocumentRow<Mitigation>> done = mitigations(request, merge, names, officers);
    adoptMitigations(merge, recording, done);
    merge.apply(mitigations, done, MITIGATION);
    PartReport.Builder report = merge.report("risk");
    report.setState(
        request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED);
    return ApplyRiskDocumentResponse.newBuilder().setReport(report).build();
  }

  /// A risk of an earlier plan of the unit stands on, unless it was closed: then it is raised anew.
  private void adoptRisks(
      DocumentMerge merge, Recording recording, String unit, List<DocumentRow<Risk>> rows) {
    // Two plans of one unit may bring the same risk at the same moment.
    imports.lock("risks of " + unit);
    Succession<RiskRow, Risk> earlier =
        new Succession<>(
            risks, RISK, (one, other) -> Succession.sameWords(one.getText(), other.getText()));
    String id = unit.substring(unit.lastIndexOf('/') + 1);
    earlier.adopt(merge, recording, rows, () -> earlier.ofUnit(id, "t.status <> 'CLOSED'"));
  }

  /// What is done about an adopted risk in the same words is the same mitigation.
  private void adoptMitigations(
      DocumentMerge merge, Recording recording, List<DocumentRow<Mitigation>> rows) {
    List<UUID> parents = rows.stream().map(row -> UUID.fromString(row.key().parent())).toList();
    new Succession<>(
            mitigations,
            MITIGATION,
            (one, other) -> Succession.sameWords(one.getText(), other.getText()))
        .adopt(
            merge,
            recording,
            rows,
            () ->
                mitigations
                    .table()
                    .select("t.risk = any(?)", "order by t.id for update", List.of(parents), null));
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

  private static List<FieldDescriptor> fields(Descriptor type, String... names) {
    return List.of(names).stream().map(type::findFieldByName).toList();
  }
}
