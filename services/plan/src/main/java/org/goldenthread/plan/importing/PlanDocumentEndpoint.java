package org.goldenthread.plan.importing;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.document.ImportTurns;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.importing.applying.ApplyWire;
import org.goldenthread.plan.importing.item.OpenItemsWire;
import org.goldenthread.plan.importing.item.UnreadListWire;
import org.goldenthread.plan.importing.record.ImportRow;
import org.goldenthread.plan.importing.record.ReportWire;
import org.goldenthread.plan.importing.record.UndoWire;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.BeginUndoRequest;
import org.goldenthread.plan.v1.BeginUndoResponse;
import org.goldenthread.plan.v1.CompleteImportRequest;
import org.goldenthread.plan.v1.EndUndoRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc.PlanDocumentServiceImplBase;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.PartReport;

/// The steps of an import. Each is one transaction, and each can be repeated: an import is its
/// plan's and its file's, and stays the same one until it is complete.
@Singleton
final class PlanDocumentEndpoint extends PlanDocumentServiceImplBase {
  /// Plan, indicator, risk and continuity.
  private static final int SERVICES = 4;

  private final ReadingWire reading;
  private final DestinationWire destinations;
  private final ApplyWire applying;
  private final Resource<ImportRow, Import> imports;
  private final ReportWire reports;
  private final UnreadListWire unread;
  private final OpenItemsWire open;
  private final UndoWire undo;
  private final Writes writes;
  private final ImportTurns turns;

  PlanDocumentEndpoint(
      ReadingWire reading,
      DestinationWire destinations,
      ApplyWire applying,
      Resource<ImportRow, Import> imports,
      ReportWire reports,
      UnreadListWire unread,
      OpenItemsWire open,
      UndoWire undo,
      Writes writes,
      ImportTurns turns,
      Clock clock) {
    this.reading = reading;
    this.destinations = destinations;
    this.applying = applying;
    this.imports = imports;
    this.reports = reports;
    this.unread = unread;
    this.open = open;
    this.undo = undo;
    this.writes = writes;
    this.turns = turns;
    UploadWire.removeLeftBehind(reading.spool(), clock);
  }

  @Override
  public StreamObserver<ReadPlanDocumentRequest> readPlanDocument(
      StreamObserver<ReadPlanDocumentResponse> out) {
    return new UploadWire(reading, out);
  }

  @Override
  public void applyPlanDocument(
      ApplyPlanDocumentRequest request, StreamObserver<ApplyPlanDocumentResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getImport());
    ApplyPlanDocumentResponse prototype = ApplyPlanDocumentResponse.getDefaultInstance();
    Answers.one(
        out,
        () ->
            turns.take(
                () ->
                    request.getValidateOnly()
                        ? writes.rehearse(cause, recording -> applying.apply(request, recording))
                        : writes.write(
                            request, cause, prototype, recording -> apply(request, recording))));
  }

  private ApplyPlanDocumentResponse apply(ApplyPlanDocumentRequest request, Recording recording) {
    // The plan before the import, as reading does it: else the two would wait for each other.
    destinations.lock(request.getPlan());
    ImportRow row = imports.lock(request.getImport());
    Import before = imports.message(row);
    if (!before.getPlan().equals(request.getPlan())) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, request.getImport());
    }
    UndoWire.requireStanding(row);
    ApplyPlanDocumentResponse applied = applying.apply(request, recording);
    Import placed =
        before.toBuilder()
            .setUnit(applied.getPlan().getUnit())
            // One that ended without a part is under way again.
            .setState(Import.State.APPLYING)
            .build();
    ImportRow after = imports.replace(recording, Operation.IMPORTED, row, placed);
    // Kept at once: what this did would be unknown to whoever sends the file again after a crash.
    Import report = reports.latest(row.id(), null);
    Map<String, PartReport> parts =
        report.getPartsList().stream()
            .collect(Collectors.toMap(PartReport::getService, part -> part));
    parts.merge(
        "plan",
        applied.getReport(),
        (earlier, now) -> ReportWire.merged(List.of(earlier), List.of(now)).getFirst());
    Import reported = report.toBuilder().clearParts().addAllParts(parts.values()).build();
    reports.put(row.id(), reported);
    unread.list(recording, after, ReportWire.reported(placed, reported));
    return applied;
  }

  @Override
  public void completeImport(CompleteImportRequest request, StreamObserver<Import> out) {
    Recording.Cause cause = new Recording.Cause("", "", request.getName());
    Answers.one(
        out,
        () ->
            writes.write(
                request,
                cause,
                Import.getDefaultInstance(),
                recording -> complete(request, recording)));
  }

  private Import complete(CompleteImportRequest request, Recording recording) {
    ImportRow row = imports.lock(request.getName());
    UndoWire.requireStanding(row);
    Import report = reports.latest(row.id(), null);
    Import parts =
        report.toBuilder()
            .clearParts()
            .addAllParts(ReportWire.merged(report.getPartsList(), request.getPartsList()))
            .build();
    long applied =
        parts.getPartsList().stream()
            .filter(part -> part.getState() == PartReport.State.APPLIED)
            .count();
    Import.Builder ended =
        imports.message(row).toBuilder()
            .setState(applied == SERVICES ? Import.State.COMPLETED : Import.State.INCOMPLETE);
    if (row.completeTime() == null || !parts.equals(report)) {
      ended.setCompleteTime(Shape.timestamp(recording.instant()));
      reports.put(row.id(), parts);
    }
    ImportRow after = imports.replace(recording, Operation.IMPORTED, row, ended.build());
    Import reported = ReportWire.reported(imports.message(after), parts);
    if (!after.unit().isEmpty()) {
      // Where the plan's own part was not applied there is no plan yet in which to enter anything.
      unread.list(recording, after, reported);
    }
    return open.counted(List.of(reported), null).getFirst();
  }

  @Override
  public void beginUndo(BeginUndoRequest request, StreamObserver<BeginUndoResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getName());
    BeginUndoResponse prototype = BeginUndoResponse.getDefaultInstance();
    Answers.one(
        out,
        () ->
            request.getValidateOnly()
                ? writes.rehearse(cause, recording -> undo.begin(recording, request))
                : writes.write(
                    request, cause, prototype, recording -> undo.begin(recording, request)));
  }

  @Override
  public void endUndo(EndUndoRequest request, StreamObserver<Import> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getName());
    Answers.one(
        out,
        () ->
            writes.write(
                request,
                cause,
                Import.getDefaultInstance(),
                recording -> undo.end(recording, request)));
  }
}
