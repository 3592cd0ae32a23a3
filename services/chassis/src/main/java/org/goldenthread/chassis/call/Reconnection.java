package org.goldenthread.chassis.call;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets channels try again twice a second. By itself a channel waits longer after each failure, up
/// to two minutes: a service that is back would be taken for gone.
public final class Reconnection implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final List<ManagedChannel> channels = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reconnection").factory());

  public Reconnection() {
    var _ =
        clock.scheduleWithFixedDelay(
            this::tryAgain, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Looks after a channel from now on, until it ends, and closes it at the end.
  public ManagedChannel add(ManagedChannel channel) {
    channels.add(channel);
    return channel;
  }

  private void tryAgain() {
    channels.removeIf(ManagedChannel::isTerminated);
    for (ManagedChannel channel : channels) {
      if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
        channel.resetConnectBackoff();
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
