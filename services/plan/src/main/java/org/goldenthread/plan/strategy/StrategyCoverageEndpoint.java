package org.goldenthread.plan.strategy;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.plan.v1.ListStrategyCoverageLinksRequest;
import org.goldenthread.plan.v1.ListStrategyCoverageLinksResponse;
import org.goldenthread.plan.v1.ListStrategyCoverageRequest;
import org.goldenthread.plan.v1.ListStrategyCoverageResponse;
import org.goldenthread.plan.v1.StrategyCoverageServiceGrpc.StrategyCoverageServiceImplBase;

@Singleton
final class StrategyCoverageEndpoint extends StrategyCoverageServiceImplBase {
  private final CoverageWire coverage;

  StrategyCoverageEndpoint(CoverageWire coverage) {
    this.coverage = coverage;
  }

  @Override
  public void listStrategyCoverage(
      ListStrategyCoverageRequest request, StreamObserver<ListStrategyCoverageResponse> out) {
    Answers.one(out, () -> coverage.list(request));
  }

  @Override
  public void listStrategyCoverageLinks(
      ListStrategyCoverageLinksRequest request,
      StreamObserver<ListStrategyCoverageLinksResponse> out) {
    Answers.one(out, () -> coverage.links(request));
  }
}
