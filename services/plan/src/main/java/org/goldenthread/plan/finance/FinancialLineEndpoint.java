package org.goldenthread.plan.finance;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateFinancialLineRequest;
import org.goldenthread.plan.v1.DeleteFinancialLineRequest;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLineServiceGrpc.FinancialLineServiceImplBase;
import org.goldenthread.plan.v1.GetFinancialLineRequest;
import org.goldenthread.plan.v1.ListFinancialLinesRequest;
import org.goldenthread.plan.v1.ListFinancialLinesResponse;
import org.goldenthread.plan.v1.UpdateFinancialLineRequest;

@Singleton
final class FinancialLineEndpoint extends FinancialLineServiceImplBase {
  private final Resource<FinancialLineRow, FinancialLine> financialLines;
  private final FinancialTotalsWire totals;

  FinancialLineEndpoint(
      Resource<FinancialLineRow, FinancialLine> financialLines, FinancialTotalsWire totals) {
    this.financialLines = financialLines;
    this.totals = totals;
  }

  @Override
  public void getFinancialLine(GetFinancialLineRequest request, StreamObserver<FinancialLine> out) {
    Answers.one(out, () -> totals.get(request));
  }

  @Override
  public void listFinancialLines(
      ListFinancialLinesRequest request, StreamObserver<ListFinancialLinesResponse> out) {
    Answers.one(out, () -> totals.list(request));
  }

  @Override
  public void createFinancialLine(
      CreateFinancialLineRequest request, StreamObserver<FinancialLine> out) {
    Answers.one(out, () -> totals.written(financialLines.create(request)));
  }

  @Override
  public void updateFinancialLine(
      UpdateFinancialLineRequest request, StreamObserver<FinancialLine> out) {
    Answers.one(out, () -> totals.written(financialLines.update(request)));
  }

  @Override
  public void deleteFinancialLine(DeleteFinancialLineRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> financialLines.delete(request));
  }
}
