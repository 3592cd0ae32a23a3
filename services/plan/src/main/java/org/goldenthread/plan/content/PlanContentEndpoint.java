package org.goldenthread.plan.content;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.plan.v1.GetPlanContentRequest;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanContentServiceGrpc.PlanContentServiceImplBase;

@Singleton
final class PlanContentEndpoint extends PlanContentServiceImplBase {
  private final WholePlanWire plans;

  PlanContentEndpoint(WholePlanWire plans) {
    this.plans = plans;
  }

  @Override
  public void getPlanContent(GetPlanContentRequest request, StreamObserver<PlanContent> out) {
    Answers.one(
        out,
        () -> plans.get(request.getName(), request.getAsAt(), new Request(request).readTime()));
  }
}
