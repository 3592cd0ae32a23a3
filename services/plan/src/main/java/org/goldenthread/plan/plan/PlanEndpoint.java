package org.goldenthread.plan.plan;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.plan.PlanRules.Step;
import org.goldenthread.plan.v1.ApprovePlanRequest;
import org.goldenthread.plan.v1.ClosePlanRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.DeletePlanRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.ListPlansRequest;
import org.goldenthread.plan.v1.ListPlansResponse;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc.PlanServiceImplBase;
import org.goldenthread.plan.v1.PublishPlanRequest;
import org.goldenthread.plan.v1.SendBackPlanRequest;
import org.goldenthread.plan.v1.SubmitPlanRequest;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.plan.value.Slugs;

@Singleton
final class PlanEndpoint extends PlanServiceImplBase {
  private final Resource<PlanRow, Plan> plans;
  private final PlanLifeWire life;

  PlanEndpoint(Resource<PlanRow, Plan> plans, PlanLifeWire life) {
    this.plans = plans;
    this.life = life;
  }

  @Override
  public void getPlan(GetPlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> plans.get(request));
  }

  @Override
  public void listPlans(ListPlansRequest request, StreamObserver<ListPlansResponse> out) {
    Answers.one(out, () -> plans.list(request, ListPlansResponse.getDefaultInstance()));
  }

  @Override
  public void createPlan(CreatePlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> plans.create(named(request)));
  }

  @Override
  public void updatePlan(UpdatePlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> plans.update(request));
  }

  @Override
  public void deletePlan(DeletePlanRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> plans.delete(request));
  }

  @Override
  public void submitPlan(SubmitPlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> life.take(Step.SUBMIT, request, request.getName(), request.getEtag()));
  }

  @Override
  public void approvePlan(ApprovePlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> life.take(Step.APPROVE, request, request.getName(), request.getEtag()));
  }

  @Override
  public void sendBackPlan(SendBackPlanRequest request, StreamObserver<Plan> out) {
    Answers.one(
        out, () -> life.take(Step.SEND_BACK, request, request.getName(), request.getEtag()));
  }

  @Override
  public void publishPlan(PublishPlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> life.take(Step.PUBLISH, request, request.getName(), request.getEtag()));
  }

  @Override
  public void closePlan(ClosePlanRequest request, StreamObserver<Plan> out) {
    Answers.one(out, () -> life.take(Step.CLOSE, request, request.getName(), request.getEtag()));
  }

  private static CreatePlanRequest named(CreatePlanRequest request) {
    if (!request.getPlanId().isEmpty()) {
      return request;
    }
    String title = request.getPlan().getTitle();
    String year = request.getPlan().getPlanYear();
    String slug = Slugs.of(title.contains(year) ? title : title + " " + year);
    return request.toBuilder().setPlanId(slug).build();
  }
}
