package org.goldenthread.chassis.server;

import io.grpc.protobuf.services.HealthStatusManager;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// What happens before this service stops, after SIGTERM: the health check says `NOT_SERVING` to
/// all who ask or watch, and streams without an end are told to end. The server then takes no more
/// calls and gives those that it has begun `goldenthread.shutdown.drain`.
@Singleton
public final class Drain implements ApplicationEventListener<ServerShutdownEvent>, Ordered {
  private final @Nullable HealthStatusManager health;
  private volatile boolean begun;

  Drain(@Nullable HealthStatusManager health) {
    this.health = health;
  }

  /// Whether what has no end by itself is to end now.
  public boolean hasBegun() {
    return begun;
  }

  @Override
  public void onApplicationEvent(ServerShutdownEvent event) {
    // Each of the process's two servers says that it stops.
    boolean first = !begun;
    begun = true;
    if (first && health != null) {
      health.enterTerminalState();
    }
  }

  /// Before the listener that stops the server.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
