package org.goldenthread.plan.priority;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.DeletePriorityRequest;
import org.goldenthread.plan.v1.GetPriorityRequest;
import org.goldenthread.plan.v1.ListPrioritiesRequest;
import org.goldenthread.plan.v1.ListPrioritiesResponse;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc.PriorityServiceImplBase;
import org.goldenthread.plan.v1.UpdatePriorityRequest;

@Singleton
final class PriorityEndpoint extends PriorityServiceImplBase {
  private final Resource<PriorityRow, Priority> priorities;

  PriorityEndpoint(Resource<PriorityRow, Priority> priorities) {
    this.priorities = priorities;
  }

  @Override
  public void getPriority(GetPriorityRequest request, StreamObserver<Priority> out) {
    Answers.one(out, () -> priorities.get(request));
  }

  @Override
  public void listPriorities(
      ListPrioritiesRequest request, StreamObserver<ListPrioritiesResponse> out) {
    Answers.one(out, () -> priorities.list(request, ListPrioritiesResponse.getDefaultInstance()));
  }

  @Override
  public void createPriority(CreatePriorityRequest request, StreamObserver<Priority> out) {
    Answers.one(out, () -> priorities.create(request));
  }

  @Override
  public void updatePriority(UpdatePriorityRequest request, StreamObserver<Priority> out) {
    Answers.one(out, () -> priorities.update(request));
  }

  @Override
  public void deletePriority(DeletePriorityRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> priorities.delete(request));
  }
}
