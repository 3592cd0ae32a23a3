package org.goldenthread.chassis.server;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.goldenthread.chassis.tls.Transport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the program's own gRPC server answers, asked as others ask it: by the standard health
/// check, on a new connection each time, with the program's own credentials. What it answers is of
/// no account here.
///
/// Certificates that are not believed are no sign of a server that is stuck: a restart would not
/// mend them, and would cut what goes on over connections that are open.
@Singleton
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private static final Set<Code> SILENCE = EnumSet.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED);

  /// Less than Kubernetes waits for an answer.
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Transport transport;
  private final Duration patience;
  private @Nullable ManagedChannel channel;

  @Inject
  Pulse(Transport transport) {
    this(transport, PATIENCE);
  }

  Pulse(Transport transport, Duration patience) {
    this.transport = transport;
    this.patience = patience;
  }

  boolean isFelt(SocketAddress server) {
    ManagedChannel self = channel(server);
    try {
      var _ =
          HealthGrpc.newBlockingStub(self)
              .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException failure) {
      Status status = failure.getStatus();
      boolean answered = !SILENCE.contains(status.getCode()) || isOfCredentials(status.getCause());
      if (!answered) {
        LOG.atWarn()
            .addKeyValue("status", status.getCode())
            .addKeyValue("detail", status.getDescription())
            .log("the gRPC server does not answer");
      }
      return answered;
    } finally {
      self.enterIdle();
    }
  }

  private static boolean isOfCredentials(@Nullable Throwable cause) {
    for (Throwable it = cause; it != null; it = it.getCause()) {
      if (it instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  /// Made once: channels share threads, which come and go with the first and the last of them.
  private synchronized ManagedChannel channel(SocketAddress server) {
    if (channel == null) {
      channel = transport.channelToSelf(server).directExecutor().build();
    }
    return channel;
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
  }
}
