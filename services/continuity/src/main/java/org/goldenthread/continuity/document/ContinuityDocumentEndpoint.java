package org.goldenthread.continuity.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import org.goldenthread.continuity.v1.ApplyContinuityDocumentRequest;
import org.goldenthread.continuity.v1.ApplyContinuityDocumentResponse;
import org.goldenthread.continuity.v1.ContinuityDocumentServiceGrpc.ContinuityDocumentServiceImplBase;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.CriticalFunctionRow;
import org.goldenthread.type.v1.FailedCheck;
import org.goldenthread.type.v1.PartReport;

/// Applies the critical functions of an imported plan.
@Singleton
final class ContinuityDocumentEndpoint extends ContinuityDocumentServiceImplBase {
  private static final List<FieldDescriptor> DOCUMENTED =
      Stream.of(
              "display_name",
              "description",
              "owners",
              "owners_as_written",
              "mtpd",
              "rto",
              "rpo",
              "mbco",
              "position")
          .map(CriticalFunction.getDescriptor()::findFieldByName)
          .toList();

  private final Writes writes;
  private final ImportTurns turns;
  private final ImportRows imports;
  private final Ids ids;
  private final Resource<org.goldenthread.continuity.function.CriticalFunctionRow, CriticalFunction>
      functions;

  ContinuityDocumentEndpoint(
      Writes writes,
      ImportTurns turns,
      ImportRows imports,
      Ids ids,
      Resource<org.goldenthread.continuity.function.CriticalFunctionRow, CriticalFunction>
          functions) {
    this.writes = writes;
    this.turns = turns;
    this.imports = imports;
    this.ids = ids;
    this.functions = functions;
  }

  @Override
  public void applyContinuityDocument(
      ApplyContinuityDocumentRequest request, StreamObserver<ApplyContinuityDocumentResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getImport());
    ApplyContinuityDocumentResponse prototype =
        ApplyContinuityDocumentResponse.getDefaultInstance();
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

  private ApplyContinuityDocumentResponse apply(
      ApplyContinuityDocumentRequest request, Recording recording) {
    DocumentMerge merge = imports.begin(recording, request.getPlan());
    BoundOfficers officers = new BoundOfficers(request.getOfficersList());
    List<DocumentRow<CriticalFunction>> rows =
        request.getDocument().getCriticalFunctionsList().stream()
            .map(row -> row(request, officers, row))
            .toList();
    adopt(merge, recording, request.getUnit(), rows);
    merge.apply(functions, rows, DOCUMENTED);
    PartReport.Builder report = merge.report("continuity");
    rows.forEach(row -> check(row).ifPresent(report::addFailedChecks));
    report.setState(
        request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED);
    return ApplyContinuityDocumentResponse.newBuilder().setReport(report).build();
  }

  /// A function that an earlier plan of the unit named is the same function.
  private void adopt(
      DocumentMerge merge,
      Recording recording,
      String unit,
      List<DocumentRow<CriticalFunction>> rows) {
    // Two plans of one unit may bring the same function at the same moment.
    imports.lock("critical functions of " + unit);
    var earlier =
        new Succession<>(
            functions,
            DOCUMENTED,
            (one, other) -> Succession.sameWords(one.getDisplayName(), other.getDisplayName()));
    String id = unit.substring(unit.lastIndexOf('/') + 1);
    earlier.adopt(merge, recording, rows, () -> earlier.ofUnit(id, "true"));
  }

  private DocumentRow<CriticalFunction> row(
      ApplyContinuityDocumentRequest request, BoundOfficers officers, CriticalFunctionRow row) {
    CriticalFunction message =
        row.getCriticalFunction().toBuilder()
            .clearName()
            .clearEtag()
            .setUnit(request.getUnit())
            .clearPlans()
            .addPlans(request.getPlan())
            .addAllOwners(officers.of(row.getOfficerNamesList(), "owners"))
            .build();
    return new DocumentRow<>(
        row.getImportKey(),
        row.getPlace(),
        message.getDisplayName(),
        new Key(List.of(), ids.uuid()),
        message);
  }

  private Optional<FailedCheck> check(DocumentRow<CriticalFunction> row) {
    CriticalFunction function = functions.settled(row.key(), row.message());
    if (!function.getGapsList().contains(CriticalFunction.Gap.RTO_BEYOND_MTPD)) {
      return Optional.empty();
    }
    String words = row.words().length() <= 300 ? row.words() : row.words().substring(0, 300);
    return Optional.of(
        FailedCheck.newBuilder()
            .setRule(FailedCheck.Rule.RECOVERY_WITHIN_TOLERANCE)
            .setPlace(row.place())
            .setStated(function.getRto().getAsWritten())
            .setComputed(function.getMtpd().getAsWritten())
            .setDetail(
                words
                    + ": it is to be back after "
                    + function.getRto().getAsWritten()
                    + ", but can be missed for no longer than "
                    + function.getMtpd().getAsWritten())
            .build());
  }
}
