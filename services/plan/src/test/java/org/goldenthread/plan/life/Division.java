package org.goldenthread.plan.life;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.ApprovePlanRequest;
import org.goldenthread.plan.v1.ClosePlanRequest;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanRevisionServiceGrpc;
import org.goldenthread.plan.v1.PlanRevisionServiceGrpc.PlanRevisionServiceBlockingStub;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.PlanServiceGrpc.PlanServiceBlockingStub;
import org.goldenthread.plan.v1.PlanSuccessionServiceGrpc;
import org.goldenthread.plan.v1.PlanSuccessionServiceGrpc.PlanSuccessionServiceBlockingStub;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.PublishPlanRequest;
import org.goldenthread.plan.v1.SubmitPlanRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UpdateActionRequest;
import org.goldenthread.testing.service.ServiceUnderTest;

/// The plan service of `fsc`, with a plan per test, and the calls of a plan's life in one line.
final class Division implements AutoCloseable {
  static final String PLANNER = "fsc:planner";
  static final String APPROVER = "fsc:approver";
  private static final String NAME = "directorates/fsc";

  private final ServiceUnderTest service = ServiceUnderTest.start("plan");

  ServiceUnderTest service() {
    return service;
  }

  <S extends AbstractStub<S>> S as(S stub, String... grants) {
    String token = service.issuer().mint().subject("jo").grants(grants).signed();
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  PlanServiceBlockingStub plans(String... grants) {
    return as(PlanServiceGrpc.newBlockingStub(service.channel()), grants);
  }

  ActionServiceBlockingStub actions(String... grants) {
    return as(ActionServiceGrpc.newBlockingStub(service.channel()), grants);
  }

  PlanRevisionServiceBlockingStub revisions() {
    return as(PlanRevisionServiceGrpc.newBlockingStub(service.channel()), "fsc:viewer");
  }

  PlanSuccessionServiceBlockingStub years(String... grants) {
    return as(PlanSuccessionServiceGrpc.newBlockingStub(service.channel()), grants);
  }

  /// A draft of a unit of its own, with the unit's id.
  Plan draft(String unit) {
    var _ =
        as(UnitServiceGrpc.newBlockingStub(service.channel()), PLANNER)
            .createUnit(
                CreateUnitRequest.newBuilder()
                    .setParent(NAME)
                    .setUnitId(unit)
                    .setUnit(Unit.newBuilder().setDisplayName(unit).setKind(Unit.Kind.DIVISION))
                    .build());
    return draft(unit, unit, "2013-14");
  }

  Plan draft(String id, String unit, String year) {
    return plans(PLANNER)
        .createPlan(
            CreatePlanRequest.newBuilder()
                .setParent(NAME)
                .setPlanId(id)
                .setPlan(
                    Plan.newBuilder()
                        .setTitle(unit + " plan " + year)
                        .setKind(Plan.Kind.DIVISIONAL)
                        .setPlanYear(year)
                        .setUnit(NAME + "/units/" + unit))
                .build());
  }

  Plan read(Plan plan) {
    return plans("fsc:viewer").getPlan(GetPlanRequest.newBuilder().setName(plan.getName()).build());
  }

  Plan submit(Plan plan) {
    return plans(PLANNER)
        .submitPlan(
            SubmitPlanRequest.newBuilder()
                .setName(plan.getName())
                .setEtag(read(plan).getEtag())
                .build());
  }

  Plan approve(Plan plan) {
    return plans(APPROVER)
        .approvePlan(
            ApprovePlanRequest.newBuilder()
                .setName(plan.getName())
                .setEtag(read(plan).getEtag())
                .build());
  }

  Plan publish(Plan plan) {
    return plans(APPROVER)
        .publishPlan(
            PublishPlanRequest.newBuilder()
                .setName(plan.getName())
                .setEtag(read(plan).getEtag())
                .build());
  }

  Plan close(Plan plan) {
    return plans(APPROVER)
        .closePlan(
            ClosePlanRequest.newBuilder()
                .setName(plan.getName())
                .setEtag(read(plan).getEtag())
                .build());
  }

  /// A draft that went all the way.
  Plan published(Plan draft) {
    var _ = submit(draft);
    var _ = approve(draft);
    return publish(draft);
  }

  Priority priority(Plan plan, String title) {
    return as(PriorityServiceGrpc.newBlockingStub(service.channel()), PLANNER)
        .createPriority(
            CreatePriorityRequest.newBuilder()
                .setParent(plan.getName())
                .setPriority(Priority.newBuilder().setTitle(title))
                .build());
  }

  /// A headline action.
  Action action(Plan plan, Priority priority, String text) {
    return add(
        plan,
        Action.newBuilder()
            .setPriority(priority.getName())
            .setKind(Action.Kind.HEADLINE)
            .setText(text),
        "");
  }

  Action add(Plan plan, Action.Builder action, String reason) {
    return actions(PLANNER)
        .createAction(
            CreateActionRequest.newBuilder()
                .setParent(plan.getName())
                .setAction(action)
                .setReason(reason)
                .build());
  }

  /// Changes an action's text.
  Action reword(Action action, String text, String reason) {
    return actions(PLANNER)
        .updateAction(
            UpdateActionRequest.newBuilder()
                .setAction(action.toBuilder().setText(text))
                .setUpdateMask(FieldMask.newBuilder().addPaths("text"))
                .setReason(reason)
                .build());
  }

  /// Why a call is refused: `ABORTED ETAG_MISMATCH`.
  static String refused(Supplier<?> call) {
    return why(assertThrows(StatusRuntimeException.class, call::get));
  }

  static String why(StatusRuntimeException failed) {
    String reason =
        Objects.requireNonNull(StatusProto.fromThrowable(failed)).getDetailsList().stream()
            .filter(detail -> detail.is(ErrorInfo.class))
            .map(
                detail -> {
                  try {
                    return detail.unpack(ErrorInfo.class).getReason();
                  } catch (InvalidProtocolBufferException damaged) {
                    throw new IllegalStateException(damaged);
                  }
                })
            .findFirst()
            .orElse("");
    return failed.getStatus().getCode() + " " + reason;
  }

  @Override
  public void close() {
    service.close();
  }
}
