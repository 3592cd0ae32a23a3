package org.goldenthread.plan.strategy;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.v1.CreateStrategyFrameworkRequest;
import org.goldenthread.plan.v1.DeleteStrategyFrameworkRequest;
import org.goldenthread.plan.v1.GetStrategyFrameworkRequest;
import org.goldenthread.plan.v1.ListStrategyFrameworksRequest;
import org.goldenthread.plan.v1.ListStrategyFrameworksResponse;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.v1.StrategyFrameworkServiceGrpc.StrategyFrameworkServiceImplBase;
import org.goldenthread.plan.v1.UpdateStrategyFrameworkRequest;

@Singleton
final class StrategyFrameworkEndpoint extends StrategyFrameworkServiceImplBase {
  private final Resource<StrategyFrameworkRow, StrategyFramework> frameworks;

  StrategyFrameworkEndpoint(Resource<StrategyFrameworkRow, StrategyFramework> frameworks) {
    this.frameworks = frameworks;
  }

  @Override
  public void getStrategyFramework(
      GetStrategyFrameworkRequest request, StreamObserver<StrategyFramework> out) {
    Answers.one(out, () -> frameworks.get(request));
  }

  @Override
  public void listStrategyFrameworks(
      ListStrategyFrameworksRequest request, StreamObserver<ListStrategyFrameworksResponse> out) {
    Answers.one(
        out,
        () -> {
          Days.of(request.getAsAt(), "as_at");
          return frameworks.list(request, ListStrategyFrameworksResponse.getDefaultInstance());
        });
  }

  @Override
  public void createStrategyFramework(
      CreateStrategyFrameworkRequest request, StreamObserver<StrategyFramework> out) {
    Answers.one(out, () -> frameworks.create(request));
  }

  @Override
  public void updateStrategyFramework(
      UpdateStrategyFrameworkRequest request, StreamObserver<StrategyFramework> out) {
    Answers.one(out, () -> frameworks.update(request));
  }

  @Override
  public void deleteStrategyFramework(
      DeleteStrategyFrameworkRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> frameworks.delete(request));
  }
}
