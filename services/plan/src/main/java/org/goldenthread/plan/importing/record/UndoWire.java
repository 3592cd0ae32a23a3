package org.goldenthread.plan.importing.record;

import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.importing.item.OpenItemsWire;
import org.goldenthread.plan.v1.BeginUndoRequest;
import org.goldenthread.plan.v1.BeginUndoResponse;
import org.goldenthread.plan.v1.EndUndoRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.Import.State;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.UndoReport.Obstacle;

/// How an import is undone, as far as the import itself goes; within a transaction.
@Singleton
public final class UndoWire {
  private final Resource<ImportRow, Import> imports;
  private final ReportWire reports;
  private final OpenItemsWire open;
  private final ImportRows rows;
  private final Links links;

  UndoWire(
      Resource<ImportRow, Import> imports,
      ReportWire reports,
      OpenItemsWire open,
      ImportRows rows,
      Links links) {
    this.imports = imports;
    this.reports = reports;
    this.open = open;
    this.rows = rows;
    this.links = links;
  }

  /// Refuses to go on with an import that is being undone.
  public static void requireStanding(ImportRow row) {
    if (row.state() == State.UNDOING || row.state() == State.UNDONE) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.IMPORT_UNDOING,
          "This import is being undone; once it is, send the file again.");
    }
  }

  /// Refuses a document for a plan of which an import is being undone.
  public void requireNoneUndoing(String planId) {
    imports
        .table()
        .select("t.plan = ? and t.state = ?", "limit 1", List.of(planId, State.UNDOING), null)
        .forEach(UndoWire::requireStanding);
  }

  public BeginUndoResponse begin(Recording recording, BeginUndoRequest request) {
    // The plan before the import, as applying does it: else the two would wait for each other.
    rows.lock("import " + links.plan(imports.row(request.getName(), null).plan()));
    ImportRow row = imports.lock(request.getName());
    boolean begun = row.state() == State.UNDOING || row.state() == State.UNDONE;
    if (!begun) {
      imports.requireEtag(row, request.getEtag());
      requireEnded(row);
    }
    BeginUndoResponse.Builder answer = BeginUndoResponse.newBuilder();
    for (ImportRow later : later(row)) {
      if (later.state() == State.UNDONE) {
        answer.addUndone(imports.name(later));
      } else {
        answer.addObstacles(
            Obstacle.newBuilder()
                .setKind(Obstacle.Kind.LATER_IMPORT)
                .setResource(imports.name(later))
                .setActor(later.actor())
                .setTime(Shape.timestamp(later.createTime())));
      }
    }
    if (!begun && answer.getObstaclesCount() == 0 && !request.getValidateOnly()) {
      Import undoing = imports.message(row).toBuilder().setState(State.UNDOING).build();
      row = imports.replace(recording, Operation.UPDATED, row, undoing);
    }
    return answer.setImport(whole(row, reports.latest(row.id(), null))).build();
  }

  public Import end(Recording recording, EndUndoRequest request) {
    ImportRow row = imports.lock(request.getName());
    Import report = reports.latest(row.id(), null);
    if (row.state() == State.UNDONE) {
      return whole(row, report);
    }
    if (row.state() != State.UNDOING) {
      throw incomplete("Nobody has begun to undo this import.");
    }
    Import undone = imports.message(row).toBuilder().setState(State.UNDONE).build();
    ImportRow after = imports.replace(recording, Operation.UPDATED, row, undone);
    Import reported = report.toBuilder().clearUndone().addAllUndone(request.getPartsList()).build();
    reports.put(row.id(), reported);
    return whole(after, reported);
  }

  private Import whole(ImportRow row, Import report) {
    Import whole = ReportWire.reported(imports.message(row), report);
    return open.counted(List.of(whole), null).getFirst();
  }

  private List<ImportRow> later(ImportRow row) {
    return imports
        .table()
        .select(
            "t.plan = ? and (t.create_time, t.id) > (?, ?)",
            "order by t.create_time, t.id limit 500",
            List.of(row.plan(), row.createTime(), row.id()),
            null);
  }

  private static void requireEnded(ImportRow row) {
    if (row.state() != State.COMPLETED && row.state() != State.INCOMPLETE) {
      throw incomplete("This import has not ended; send its file again, which completes it.");
    }
  }

  private static Failure incomplete(String detail) {
    return Failure.of(Code.FAILED_PRECONDITION, ErrorReason.IMPORT_INCOMPLETE, detail);
  }
}
