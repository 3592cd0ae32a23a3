package org.goldenthread.plan.returns;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.DeleteMonitoringReturnRequest;
import org.goldenthread.plan.v1.GetMonitoringReturnRequest;
import org.goldenthread.plan.v1.ListMonitoringReturnsRequest;
import org.goldenthread.plan.v1.ListMonitoringReturnsResponse;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringReturnServiceGrpc.MonitoringReturnServiceImplBase;
import org.goldenthread.plan.v1.OpenMonitoringReturnsRequest;
import org.goldenthread.plan.v1.OpenMonitoringReturnsResponse;
import org.goldenthread.plan.v1.ReopenMonitoringReturnRequest;
import org.goldenthread.plan.v1.SendBackMonitoringReturnRequest;
import org.goldenthread.plan.v1.SignOffMonitoringReturnRequest;
import org.goldenthread.plan.v1.SubmitMonitoringReturnRequest;
import org.goldenthread.plan.v1.UpdateMonitoringReturnRequest;

@Singleton
final class MonitoringReturnEndpoint extends MonitoringReturnServiceImplBase {
  private final Resource<MonitoringReturnRow, MonitoringReturn> returns;
  private final ReturnContentWire content;
  private final OpenReturnsWire opening;
  private final ReturnMovesWire moves;
  private final Reads reads;

  MonitoringReturnEndpoint(
      Resource<MonitoringReturnRow, MonitoringReturn> returns,
      ReturnContentWire content,
      OpenReturnsWire opening,
      ReturnMovesWire moves,
      Reads reads) {
    this.returns = returns;
    this.content = content;
    this.opening = opening;
    this.moves = moves;
    this.reads = reads;
  }

  @Override
  public void getMonitoringReturn(
      GetMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> get(request));
  }

  @Override
  public void listMonitoringReturns(
      ListMonitoringReturnsRequest request, StreamObserver<ListMonitoringReturnsResponse> out) {
    Answers.one(out, () -> list(request));
  }

  @Override
  public void openMonitoringReturns(
      OpenMonitoringReturnsRequest request, StreamObserver<OpenMonitoringReturnsResponse> out) {
    Answers.one(out, () -> opening.open(request));
  }

  @Override
  public void updateMonitoringReturn(
      UpdateMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> content.timed(returns.update(request), null));
  }

  @Override
  public void deleteMonitoringReturn(
      DeleteMonitoringReturnRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> returns.delete(request));
  }

  @Override
  public void submitMonitoringReturn(
      SubmitMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> moves.submit(request));
  }

  @Override
  public void sendBackMonitoringReturn(
      SendBackMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> moves.sendBack(request));
  }

  @Override
  public void signOffMonitoringReturn(
      SignOffMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> moves.signOff(request));
  }

  @Override
  public void reopenMonitoringReturn(
      ReopenMonitoringReturnRequest request, StreamObserver<MonitoringReturn> out) {
    Answers.one(out, () -> moves.reopen(request));
  }

  private MonitoringReturn get(GetMonitoringReturnRequest request) {
    Instant readTime = new Request(request).readTime();
    return reads.snapshot(
        readTime, () -> content.whole(returns.row(request.getName(), readTime), readTime));
  }

  private ListMonitoringReturnsResponse list(ListMonitoringReturnsRequest request) {
    Instant readTime = new Request(request).readTime();
    return content.timed(
        returns.list(request, ListMonitoringReturnsResponse.getDefaultInstance()), readTime);
  }
}
