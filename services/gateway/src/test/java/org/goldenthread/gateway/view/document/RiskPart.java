package org.goldenthread.gateway.view.document;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import org.goldenthread.risk.v1.ApplyRiskDocumentRequest;
import org.goldenthread.risk.v1.ApplyRiskDocumentResponse;
import org.goldenthread.risk.v1.RiskDocumentServiceGrpc.RiskDocumentServiceImplBase;
import org.goldenthread.type.v1.PartReport;
import org.jspecify.annotations.Nullable;

/// A risk service that applies whatever it is sent, or fails.
final class RiskPart extends RiskDocumentServiceImplBase {
  private final @Nullable StatusRuntimeException failing;

  RiskPart(@Nullable StatusRuntimeException failing) {
    this.failing = failing;
  }

  @Override
  public void applyRiskDocument(
      ApplyRiskDocumentRequest request, StreamObserver<ApplyRiskDocumentResponse> observer) {
    if (failing != null) {
      observer.onError(failing);
      return;
    }
    observer.onNext(
        ApplyRiskDocumentResponse.newBuilder()
            .setReport(PartReport.newBuilder().setState(PartReport.State.APPLIED))
            .build());
    observer.onCompleted();
  }
}
