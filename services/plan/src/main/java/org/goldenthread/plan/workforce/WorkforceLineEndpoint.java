package org.goldenthread.plan.workforce;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateWorkforceLineRequest;
import org.goldenthread.plan.v1.DeleteWorkforceLineRequest;
import org.goldenthread.plan.v1.GetWorkforceLineRequest;
import org.goldenthread.plan.v1.ListWorkforceLinesRequest;
import org.goldenthread.plan.v1.ListWorkforceLinesResponse;
import org.goldenthread.plan.v1.UpdateWorkforceLineRequest;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.plan.v1.WorkforceLineServiceGrpc.WorkforceLineServiceImplBase;

@Singleton
final class WorkforceLineEndpoint extends WorkforceLineServiceImplBase {
  private final Resource<WorkforceLineRow, WorkforceLine> workforceLines;

  WorkforceLineEndpoint(Resource<WorkforceLineRow, WorkforceLine> workforceLines) {
    this.workforceLines = workforceLines;
  }

  @Override
  public void getWorkforceLine(GetWorkforceLineRequest request, StreamObserver<WorkforceLine> out) {
    Answers.one(out, () -> workforceLines.get(request));
  }

  @Override
  public void listWorkforceLines(
      ListWorkforceLinesRequest request, StreamObserver<ListWorkforceLinesResponse> out) {
    Answers.one(
        out, () -> workforceLines.list(request, ListWorkforceLinesResponse.getDefaultInstance()));
  }

  @Override
  public void createWorkforceLine(
      CreateWorkforceLineRequest request, StreamObserver<WorkforceLine> out) {
    Answers.one(out, () -> workforceLines.create(request));
  }

  @Override
  public void updateWorkforceLine(
      UpdateWorkforceLineRequest request, StreamObserver<WorkforceLine> out) {
    Answers.one(out, () -> workforceLines.update(request));
  }

  @Override
  public void deleteWorkforceLine(DeleteWorkforceLineRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> workforceLines.delete(request));
  }
}
