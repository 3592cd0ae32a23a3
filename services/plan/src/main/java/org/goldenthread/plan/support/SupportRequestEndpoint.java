package org.goldenthread.plan.support;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateSupportRequestRequest;
import org.goldenthread.plan.v1.DeleteSupportRequestRequest;
import org.goldenthread.plan.v1.GetSupportRequestRequest;
import org.goldenthread.plan.v1.ListSupportRequestsRequest;
import org.goldenthread.plan.v1.ListSupportRequestsResponse;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.SupportRequestServiceGrpc.SupportRequestServiceImplBase;
import org.goldenthread.plan.v1.UpdateSupportRequestRequest;

@Singleton
final class SupportRequestEndpoint extends SupportRequestServiceImplBase {
  private final Resource<SupportRequestRow, SupportRequest> supportRequests;

  SupportRequestEndpoint(Resource<SupportRequestRow, SupportRequest> supportRequests) {
    this.supportRequests = supportRequests;
  }

  @Override
  public void getSupportRequest(
      GetSupportRequestRequest request, StreamObserver<SupportRequest> out) {
    Answers.one(out, () -> supportRequests.get(request));
  }

  @Override
  public void listSupportRequests(
      ListSupportRequestsRequest request, StreamObserver<ListSupportRequestsResponse> out) {
    Answers.one(
        out, () -> supportRequests.list(request, ListSupportRequestsResponse.getDefaultInstance()));
  }

  @Override
  public void createSupportRequest(
      CreateSupportRequestRequest request, StreamObserver<SupportRequest> out) {
    Answers.one(out, () -> supportRequests.create(request));
  }

  @Override
  public void updateSupportRequest(
      UpdateSupportRequestRequest request, StreamObserver<SupportRequest> out) {
    Answers.one(out, () -> supportRequests.update(request));
  }

  @Override
  public void deleteSupportRequest(DeleteSupportRequestRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> supportRequests.delete(request));
  }
}
