package org.goldenthread.plan.movement;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.v1.BudgetMovementServiceGrpc.BudgetMovementServiceImplBase;
import org.goldenthread.plan.v1.CreateBudgetMovementRequest;
import org.goldenthread.plan.v1.DeleteBudgetMovementRequest;
import org.goldenthread.plan.v1.GetBudgetMovementRequest;
import org.goldenthread.plan.v1.ListBudgetMovementsRequest;
import org.goldenthread.plan.v1.ListBudgetMovementsResponse;
import org.goldenthread.plan.v1.UpdateBudgetMovementRequest;

@Singleton
final class BudgetMovementEndpoint extends BudgetMovementServiceImplBase {
  private final Resource<BudgetMovementRow, BudgetMovement> movements;

  BudgetMovementEndpoint(Resource<BudgetMovementRow, BudgetMovement> movements) {
    this.movements = movements;
  }

  @Override
  public void getBudgetMovement(
      GetBudgetMovementRequest request, StreamObserver<BudgetMovement> out) {
    Answers.one(out, () -> movements.get(request));
  }

  @Override
  public void listBudgetMovements(
      ListBudgetMovementsRequest request, StreamObserver<ListBudgetMovementsResponse> out) {
    Answers.one(
        out, () -> movements.list(request, ListBudgetMovementsResponse.getDefaultInstance()));
  }

  @Override
  public void createBudgetMovement(
      CreateBudgetMovementRequest request, StreamObserver<BudgetMovement> out) {
    Answers.one(out, () -> movements.create(request));
  }

  @Override
  public void updateBudgetMovement(
      UpdateBudgetMovementRequest request, StreamObserver<BudgetMovement> out) {
    Answers.one(out, () -> movements.update(request));
  }

  @Override
  public void deleteBudgetMovement(DeleteBudgetMovementRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> movements.delete(request));
  }
}
