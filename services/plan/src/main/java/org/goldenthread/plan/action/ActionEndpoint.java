package org.goldenthread.plan.action;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceImplBase;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListActionsResponse;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.UpdateActionRequest;

@Singleton
final class ActionEndpoint extends ActionServiceImplBase {
  private final Resource<ActionRow, Action> actions;
  private final ActionsAsAtWire dated;
  private final RecordProgressWire progress;

  ActionEndpoint(
      Resource<ActionRow, Action> actions, ActionsAsAtWire dated, RecordProgressWire progress) {
    this.actions = actions;
    this.dated = dated;
    this.progress = progress;
  }

  @Override
  public void getAction(GetActionRequest request, StreamObserver<Action> out) {
    Answers.one(out, () -> dated.get(request));
  }

  @Override
  public void listActions(ListActionsRequest request, StreamObserver<ListActionsResponse> out) {
    Answers.one(out, () -> dated.list(request));
  }

  @Override
  public void createAction(CreateActionRequest request, StreamObserver<Action> out) {
    Answers.one(out, () -> actions.create(request));
  }

  @Override
  public void updateAction(UpdateActionRequest request, StreamObserver<Action> out) {
    Answers.one(out, () -> actions.update(request));
  }

  @Override
  public void deleteAction(DeleteActionRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> actions.delete(request));
  }

  @Override
  public void recordProgress(RecordProgressRequest request, StreamObserver<Action> out) {
    Answers.one(out, () -> progress.record(request));
  }
}
