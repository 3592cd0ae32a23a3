package org.goldenthread.plan.movement;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.finance.FinancialTotalsWire;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.v1.BudgetReconciliation;
import org.goldenthread.plan.v1.BudgetReconciliationServiceGrpc.BudgetReconciliationServiceImplBase;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.GetBudgetReconciliationRequest;
import org.goldenthread.plan.v1.Plan;
import org.jspecify.annotations.Nullable;

@Singleton
final class BudgetReconciliationEndpoint extends BudgetReconciliationServiceImplBase {
  private final Reads reads;
  private final Resource<PlanRow, Plan> plans;
  private final FinancialTotalsWire lines;
  private final Resource<BudgetMovementRow, BudgetMovement> movements;

  BudgetReconciliationEndpoint(
      Reads reads,
      Resource<PlanRow, Plan> plans,
      FinancialTotalsWire lines,
      Resource<BudgetMovementRow, BudgetMovement> movements) {
    this.reads = reads;
    this.plans = plans;
    this.lines = lines;
    this.movements = movements;
  }

  @Override
  public void getBudgetReconciliation(
      GetBudgetReconciliationRequest request, StreamObserver<BudgetReconciliation> out) {
    Instant readTime = new Request(request).readTime();
    Answers.one(out, () -> reads.snapshot(readTime, () -> reconciled(request.getName(), readTime)));
  }

  private BudgetReconciliation reconciled(String name, @Nullable Instant readTime) {
    Plan plan = plans.message(plans.row(name, readTime));
    boolean hasPrevious =
        !plan.getPreviousPlan().isEmpty()
            && plans.find(plan.getPreviousPlan(), readTime).isPresent();
    List<FinancialLine> before = hasPrevious ? lines.all(plan.getPreviousPlan(), readTime) : null;
    return new ReconciliationWire(lines.all(name, readTime), before)
        .reconciled(movements.all(name, readTime))
        .setName(name)
        .setPreviousPlan(hasPrevious ? plan.getPreviousPlan() : "")
        .build();
  }
}
