package org.goldenthread.gateway.view.document;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.gateway.view.Answer;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.view.v1.ImportPlanRequest;
import org.goldenthread.view.v1.ImportServiceGrpc.ImportServiceImplBase;
import org.goldenthread.view.v1.UndoImportRequest;
import org.goldenthread.view.v1.UndoImportResponse;

/// Brings a Word plan in. The file goes through to the plan service piece by piece, as fast as it
/// takes them, and is never held here.
@Singleton
public final class ImportEndpoint extends ImportServiceImplBase {
  private final Services services;

  public ImportEndpoint(Services services) {
    this.services = services;
  }

  @Override
  public StreamObserver<ImportPlanRequest> importPlan(StreamObserver<Import> caller) {
    ServerCallStreamObserver<Import> sender = (ServerCallStreamObserver<Import>) caller;
    sender.disableAutoRequest();
    sender.request(1);
    return new Upload(services, sender);
  }

  @Override
  public void undoImport(UndoImportRequest request, StreamObserver<UndoImportResponse> caller) {
    Answer.give(caller, () -> new UndoRun(services, request).undo());
  }
}
