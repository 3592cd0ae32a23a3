package org.goldenthread.chassis.call;

import io.grpc.Channel;
import io.grpc.ManagedChannelBuilder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/// The way to the plan service, where this service asks it: `goldenthread.plan.target`.
@Singleton
@Requires(property = "goldenthread.plan.target")
public final class PlanChannel {
  private final Reconnection open = new Reconnection();
  private final Channel channel;

  PlanChannel(@Value("${goldenthread.plan.target}") String target) {
    this.channel =
        open.add(
            ManagedChannelBuilder.forTarget(target)
                .usePlaintext()
                .defaultLoadBalancingPolicy("round_robin")
                .build());
  }

  public Channel channel() {
    return channel;
  }

  @PreDestroy
  void close() {
    open.close();
  }
}
