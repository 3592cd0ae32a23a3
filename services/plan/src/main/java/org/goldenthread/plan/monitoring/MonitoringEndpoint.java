package org.goldenthread.plan.monitoring;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.plan.v1.GetReturnCompletenessRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsResponse;
import org.goldenthread.plan.v1.MonitoringServiceGrpc.MonitoringServiceImplBase;
import org.goldenthread.plan.v1.ReturnCompleteness;

@Singleton
final class MonitoringEndpoint extends MonitoringServiceImplBase {
  private final MonitoringRowsWire rows;
  private final CompletenessWire completeness;

  MonitoringEndpoint(MonitoringRowsWire rows, CompletenessWire completeness) {
    this.rows = rows;
    this.completeness = completeness;
  }

  @Override
  public void listMonitoringRows(
      ListMonitoringRowsRequest request, StreamObserver<ListMonitoringRowsResponse> out) {
    Answers.one(out, () -> rows.list(request));
  }

  @Override
  public void getReturnCompleteness(
      GetReturnCompletenessRequest request, StreamObserver<ReturnCompleteness> out) {
    Answers.one(out, () -> completeness.get(request));
  }
}
