package org.goldenthread.plan.decision;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateDecisionRequest;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.DecisionServiceGrpc.DecisionServiceImplBase;
import org.goldenthread.plan.v1.DeleteDecisionRequest;
import org.goldenthread.plan.v1.GetDecisionRequest;
import org.goldenthread.plan.v1.ListDecisionsRequest;
import org.goldenthread.plan.v1.ListDecisionsResponse;
import org.goldenthread.plan.v1.UpdateDecisionRequest;

@Singleton
final class DecisionEndpoint extends DecisionServiceImplBase {
  private final Resource<DecisionRow, Decision> decisions;

  DecisionEndpoint(Resource<DecisionRow, Decision> decisions) {
    this.decisions = decisions;
  }

  @Override
  public void getDecision(GetDecisionRequest request, StreamObserver<Decision> out) {
    Answers.one(out, () -> decisions.get(request));
  }

  @Override
  public void listDecisions(
      ListDecisionsRequest request, StreamObserver<ListDecisionsResponse> out) {
    Answers.one(out, () -> decisions.list(request, ListDecisionsResponse.getDefaultInstance()));
  }

  @Override
  public void createDecision(CreateDecisionRequest request, StreamObserver<Decision> out) {
    Answers.one(out, () -> decisions.create(request));
  }

  @Override
  public void updateDecision(UpdateDecisionRequest request, StreamObserver<Decision> out) {
    Answers.one(out, () -> decisions.update(request));
  }

  @Override
  public void deleteDecision(DeleteDecisionRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> decisions.delete(request));
  }
}
