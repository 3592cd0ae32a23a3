package org.goldenthread.plan.forward;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.plan.v1.ForwardPlanFindingServiceGrpc.ForwardPlanFindingServiceImplBase;
import org.goldenthread.plan.v1.ListForwardPlanFindingsRequest;
import org.goldenthread.plan.v1.ListForwardPlanFindingsResponse;

@Singleton
final class ForwardPlanFindingEndpoint extends ForwardPlanFindingServiceImplBase {
  private final FindingWire findings;

  ForwardPlanFindingEndpoint(FindingWire findings) {
    this.findings = findings;
  }

  @Override
  public void listForwardPlanFindings(
      ListForwardPlanFindingsRequest request, StreamObserver<ListForwardPlanFindingsResponse> out) {
    Answers.one(out, () -> findings.list(request));
  }
}
