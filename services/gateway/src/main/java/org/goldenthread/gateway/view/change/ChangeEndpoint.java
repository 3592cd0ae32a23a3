package org.goldenthread.gateway.view.change;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.view.Answer;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.gateway.view.ViewConfig;
import org.goldenthread.view.v1.ChangeServiceGrpc.ChangeServiceImplBase;
import org.goldenthread.view.v1.ListChangesRequest;
import org.goldenthread.view.v1.ListChangesResponse;
import org.goldenthread.view.v1.WatchChangesRequest;
import org.goldenthread.view.v1.WatchChangesResponse;

/// The audit trail of a directorate over its four services, and the feed by which others follow.
@Singleton
public final class ChangeEndpoint extends ChangeServiceImplBase {
  private final Services services;
  private final ViewConfig config;
  private final Clock clock;

  public ChangeEndpoint(Services services, ViewConfig config, Clock clock) {
    this.services = services;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> caller) {
    Answer.give(caller, () -> new ChangeList(services, request).page());
  }

  @Override
  public void watchChanges(
      WatchChangesRequest request, StreamObserver<WatchChangesResponse> caller) {
    Outlet outlet = new Outlet((ServerCallStreamObserver<WatchChangesResponse>) caller);
    try {
      ChangeWatch watch =
          new ChangeWatch(
              services, config, clock, request, outlet, CallerContext.caller().expiresAt());
      outlet.run(Context.current().wrap(watch));
    } catch (RuntimeException failure) {
      Answer.fail(caller, failure);
    }
  }
}
