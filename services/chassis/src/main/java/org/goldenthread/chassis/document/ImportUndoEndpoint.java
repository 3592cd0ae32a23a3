package org.goldenthread.chassis.document;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.function.Function;
import javax.sql.DataSource;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.type.v1.ImportUndoServiceGrpc.ImportUndoServiceImplBase;
import org.goldenthread.type.v1.UndoImportPartRequest;
import org.goldenthread.type.v1.UndoImportPartResponse;

/// Takes back what imports did in this service.
@Singleton
@Requires(beans = DataSource.class)
final class ImportUndoEndpoint extends ImportUndoServiceImplBase {
  private final ImportUndo undo;
  private final ImportTurns turns;
  private final Writes writes;

  ImportUndoEndpoint(ImportUndo undo, ImportTurns turns, Writes writes) {
    this.undo = undo;
    this.turns = turns;
    this.writes = writes;
  }

  @Override
  public void undoImportPart(
      UndoImportPartRequest request, StreamObserver<UndoImportPartResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getImport());
    Function<Recording, UndoImportPartResponse> work =
        recording ->
            UndoImportPartResponse.newBuilder().setReport(undo.undo(recording, request)).build();
    Answers.one(
        out,
        () ->
            turns.take(
                () ->
                    request.getValidateOnly()
                        ? writes.rehearse(cause, work)
                        : writes.write(
                            request, cause, UndoImportPartResponse.getDefaultInstance(), work)));
  }
}
