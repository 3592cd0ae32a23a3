package org.goldenthread.plan.order;

import com.google.protobuf.Message;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Placement;
import org.goldenthread.chassis.resource.Placement.Move;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.ItemPlace;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanOrderServiceGrpc.PlanOrderServiceImplBase;
import org.goldenthread.plan.v1.ReorderItemRequest;
import org.goldenthread.plan.v1.ReorderItemRequest.PlaceCase;
import org.goldenthread.plan.v1.ReorderItemResponse;

@Singleton
final class PlanOrderEndpoint extends PlanOrderServiceImplBase {
  private final Writes writes;
  private final Resources resources;
  private final Resource<PlanRow, Plan> plans;

  PlanOrderEndpoint(Writes writes, Resources resources, Resource<PlanRow, Plan> plans) {
    this.writes = writes;
    this.resources = resources;
    this.plans = plans;
  }

  @Override
  public void reorderItem(ReorderItemRequest request, StreamObserver<ReorderItemResponse> out) {
    Answers.one(
        out,
        () ->
            writes.write(
                request,
                new Recording.Cause(request.getRequestId(), request.getReason(), ""),
                ReorderItemResponse.getDefaultInstance(),
                recording -> reorder(recording, request)));
  }

  private ReorderItemResponse reorder(Recording recording, ReorderItemRequest request) {
    var _ = plans.row(request.getName(), null);
    boolean after = request.getPlaceCase() == PlaceCase.AFTER;
    String anchor = after ? request.getAfter() : request.getBefore();
    requireOfPlan(request.getName(), request.getItem(), "item");
    requireOfPlan(request.getName(), anchor, after ? "after" : "before");
    if (!listOf(request.getItem()).equals(listOf(anchor))) {
      throw Failure.invalid(
          ErrorReason.NAME_MALFORMED,
          after ? "after" : "before",
          "An item goes beside one of the same list: name one of " + listOf(request.getItem()));
    }
    Placement<?, ?> placement =
        resources
            .placement(request.getItem())
            .orElseThrow(() -> Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, request.getItem()));
    return answer(placement.move(recording, new Move(request.getItem(), anchor, after)));
  }

  private static ReorderItemResponse answer(List<? extends Message> moved) {
    ReorderItemResponse.Builder answer = ReorderItemResponse.newBuilder();
    moved.forEach(item -> answer.addMoved(place(item)));
    return answer.build();
  }

  private static ItemPlace place(Message item) {
    var type = item.getDescriptorForType();
    return ItemPlace.newBuilder()
        .setName((String) item.getField(type.findFieldByName("name")))
        .setPosition((Integer) item.getField(type.findFieldByName("position")))
        .setEtag((String) item.getField(type.findFieldByName("etag")))
        .build();
  }

  private static void requireOfPlan(String plan, String item, String field) {
    if (!item.startsWith(plan + "/")) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.LINK_OUTSIDE_PLAN,
              "The field " + field + " can only point to what belongs to the same plan.")
          .with("field", field);
    }
  }

  /// `…/plans/x/actions` of `…/plans/x/actions/1`.
  private static String listOf(String item) {
    return item.substring(0, item.lastIndexOf('/'));
  }
}
