package org.goldenthread.plan.strategy;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateStrategyItemRequest;
import org.goldenthread.plan.v1.DeleteStrategyItemRequest;
import org.goldenthread.plan.v1.GetStrategyItemRequest;
import org.goldenthread.plan.v1.ListStrategyItemsRequest;
import org.goldenthread.plan.v1.ListStrategyItemsResponse;
import org.goldenthread.plan.v1.StrategyItem;
import org.goldenthread.plan.v1.StrategyItemServiceGrpc.StrategyItemServiceImplBase;
import org.goldenthread.plan.v1.UpdateStrategyItemRequest;

@Singleton
final class StrategyItemEndpoint extends StrategyItemServiceImplBase {
  private final Resource<StrategyItemRow, StrategyItem> items;

  StrategyItemEndpoint(Resource<StrategyItemRow, StrategyItem> items) {
    this.items = items;
  }

  @Override
  public void getStrategyItem(GetStrategyItemRequest request, StreamObserver<StrategyItem> out) {
    Answers.one(out, () -> items.get(request));
  }

  @Override
  public void listStrategyItems(
      ListStrategyItemsRequest request, StreamObserver<ListStrategyItemsResponse> out) {
    Answers.one(out, () -> items.list(request, ListStrategyItemsResponse.getDefaultInstance()));
  }

  @Override
  public void createStrategyItem(
      CreateStrategyItemRequest request, StreamObserver<StrategyItem> out) {
    Answers.one(out, () -> items.create(request));
  }

  @Override
  public void updateStrategyItem(
      UpdateStrategyItemRequest request, StreamObserver<StrategyItem> out) {
    Answers.one(out, () -> items.update(request));
  }

  @Override
  public void deleteStrategyItem(DeleteStrategyItemRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> items.delete(request));
  }
}
