package org.goldenthread.chassis.call;

import io.grpc.Channel;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.tls.Transport;

/// The way to the plan service, where this service asks it: `goldenthread.plan.target`.
@Singleton
@Requires(property = "goldenthread.plan.target")
public final class PlanChannel {
  private final Reconnection open = new Reconnection();
  private final Channel channel;

  PlanChannel(
      @Value("${goldenthread.plan.target}") String target,
      Transport transport,
      Telemetry telemetry) {
    this.channel =
        open.add(
            transport
                .channelTo(target)
                .defaultLoadBalancingPolicy("round_robin")
                .intercept(telemetry.outgoing())
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
