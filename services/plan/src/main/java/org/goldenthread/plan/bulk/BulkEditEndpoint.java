package org.goldenthread.plan.bulk;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditServiceGrpc.BulkEditServiceImplBase;
import org.goldenthread.plan.v1.GetBulkEditRequest;

@Singleton
final class BulkEditEndpoint extends BulkEditServiceImplBase {
  private final BulkEditWire edits;
  private final BulkEditReportWire reports;
  private final Reads reads;

  BulkEditEndpoint(BulkEditWire edits, BulkEditReportWire reports, Reads reads) {
    this.edits = edits;
    this.reports = reports;
    this.reads = reads;
  }

  @Override
  public void bulkEditActions(BulkEditActionsRequest request, StreamObserver<BulkEdit> out) {
    Answers.one(out, () -> edits.edit(request));
  }

  @Override
  public void getBulkEdit(GetBulkEditRequest request, StreamObserver<BulkEdit> out) {
    Instant readTime = new Request(request).readTime();
    Answers.one(
        out, () -> reads.snapshot(readTime, () -> reports.get(request.getName(), readTime)));
  }
}
