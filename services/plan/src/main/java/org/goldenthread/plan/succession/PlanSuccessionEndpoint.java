package org.goldenthread.plan.succession;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.plan.v1.ComparePlanWithPreviousRequest;
import org.goldenthread.plan.v1.ComparePlanWithPreviousResponse;
import org.goldenthread.plan.v1.PlanSuccessionServiceGrpc.PlanSuccessionServiceImplBase;
import org.goldenthread.plan.v1.RollForwardPlanRequest;
import org.goldenthread.plan.v1.RollForwardPlanResponse;

@Singleton
final class PlanSuccessionEndpoint extends PlanSuccessionServiceImplBase {
  private final RollForwardWire forward;
  private final PredecessorWire previous;

  PlanSuccessionEndpoint(RollForwardWire forward, PredecessorWire previous) {
    this.forward = forward;
    this.previous = previous;
  }

  @Override
  public void rollForwardPlan(
      RollForwardPlanRequest request, StreamObserver<RollForwardPlanResponse> out) {
    Answers.one(out, () -> forward.rollForward(request));
  }

  @Override
  public void comparePlanWithPrevious(
      ComparePlanWithPreviousRequest request, StreamObserver<ComparePlanWithPreviousResponse> out) {
    Answers.one(out, () -> previous.compare(request));
  }
}
