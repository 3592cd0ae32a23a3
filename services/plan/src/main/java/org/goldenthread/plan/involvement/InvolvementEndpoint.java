package org.goldenthread.plan.involvement;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateInvolvementRequest;
import org.goldenthread.plan.v1.DeleteInvolvementRequest;
import org.goldenthread.plan.v1.GetInvolvementRequest;
import org.goldenthread.plan.v1.Involvement;
import org.goldenthread.plan.v1.InvolvementServiceGrpc.InvolvementServiceImplBase;
import org.goldenthread.plan.v1.ListInvolvementsRequest;
import org.goldenthread.plan.v1.ListInvolvementsResponse;
import org.goldenthread.plan.v1.UpdateInvolvementRequest;

@Singleton
final class InvolvementEndpoint extends InvolvementServiceImplBase {
  private final Resource<InvolvementRow, Involvement> involvements;

  InvolvementEndpoint(Resource<InvolvementRow, Involvement> involvements) {
    this.involvements = involvements;
  }

  @Override
  public void getInvolvement(GetInvolvementRequest request, StreamObserver<Involvement> out) {
    Answers.one(out, () -> involvements.get(request));
  }

  @Override
  public void listInvolvements(
      ListInvolvementsRequest request, StreamObserver<ListInvolvementsResponse> out) {
    Answers.one(
        out, () -> involvements.list(request, ListInvolvementsResponse.getDefaultInstance()));
  }

  @Override
  public void createInvolvement(CreateInvolvementRequest request, StreamObserver<Involvement> out) {
    Answers.one(out, () -> involvements.create(request));
  }

  @Override
  public void updateInvolvement(UpdateInvolvementRequest request, StreamObserver<Involvement> out) {
    Answers.one(out, () -> involvements.update(request));
  }

  @Override
  public void deleteInvolvement(DeleteInvolvementRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> involvements.delete(request));
  }
}
