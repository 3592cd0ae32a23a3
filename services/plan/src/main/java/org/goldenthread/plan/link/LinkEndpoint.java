package org.goldenthread.plan.link;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.v1.FindMissingLinksRequest;
import org.goldenthread.plan.v1.FindMissingLinksResponse;
import org.goldenthread.plan.v1.LinkServiceGrpc.LinkServiceImplBase;

@Singleton
final class LinkEndpoint extends LinkServiceImplBase {
  private final Resources resources;

  LinkEndpoint(Resources resources) {
    this.resources = resources;
  }

  @Override
  public void findMissingLinks(
      FindMissingLinksRequest request, StreamObserver<FindMissingLinksResponse> out) {
    Answers.one(
        out,
        () ->
            FindMissingLinksResponse.newBuilder()
                .addAllMissing(resources.missing(request.getNamesList()))
                .build());
  }
}
