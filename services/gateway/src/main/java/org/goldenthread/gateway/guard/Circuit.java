package org.goldenthread.gateway.guard;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// The circuit of one service of one directorate. After too many failures it opens: calls are
/// refused at once instead of waiting for their deadlines. After a pause a few are let through, and
/// what becomes of them closes it or opens it again.
///
/// Of a call with one answer its end counts; streams and files are refused while it is open, and
/// otherwise neither count nor try (see the package).
public final class Circuit implements ClientInterceptor, AutoCloseable {
  private static final String OURS = "goldenthread.";

  private final String directorate;
  private final String service;
  private final CircuitConfig config;
  private final CircuitBreaker breaker;
  private final CircuitMeters meters;

  Circuit(
      String directorate,
      String service,
      CircuitConfig config,
      CircuitBreaker breaker,
      CircuitMeters meters) {
    this.directorate = directorate;
    this.service = service;
    this.config = config;
    this.breaker = breaker;
    this.meters = meters;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    if (!method.getFullMethodName().startsWith(OURS)) {
      return next.newCall(method, options);
    }
    boolean counts = method.getType() == MethodType.UNARY;
    return new CheckedForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      protected void checkedStart(Listener<A> listener, Metadata headers) {
        if (!(counts ? breaker.tryAcquirePermission() : breaker.getState() != State.OPEN)) {
          throw refusal();
        }
        if (counts) {
          counted(delegate(), listener, had(options), headers);
        } else {
          delegate().start(listener, headers);
        }
      }
    };
  }

  private <Q, A> void counted(
      ClientCall<Q, A> call, ClientCall.Listener<A> listener, boolean fair, Metadata headers) {
    try {
      call.start(counted(listener, fair), headers);
    } catch (RuntimeException | Error notBegun) {
      // Its end is told to nobody, and a circuit that is tried has few places.
      breaker.releasePermission();
      throw notBegun;
    }
  }

  private <A> ClientCall.Listener<A> counted(ClientCall.Listener<A> listener, boolean fair) {
    long began = System.nanoTime();
    return new SimpleForwardingClientCallListener<>(listener) {
      @Override
      public void onClose(Status status, Metadata trailers) {
        long took = System.nanoTime() - began;
        switch (Outcome.of(status, trailers, fair)) {
          case ANSWERED -> breaker.onSuccess(took, TimeUnit.NANOSECONDS);
          case FAILED -> breaker.onError(took, TimeUnit.NANOSECONDS, status.asException());
          case NOTHING -> breaker.releasePermission();
        }
        super.onClose(status, trailers);
      }
    };
  }

  /// Whether the service is given enough time for its silence to mean something.
  private boolean had(CallOptions options) {
    long patience = config.patience().toNanos();
    return isLater(options.getDeadline(), patience)
        && isLater(Context.current().getDeadline(), patience);
  }

  private static boolean isLater(@Nullable Deadline deadline, long patience) {
    return deadline == null || deadline.timeRemaining(TimeUnit.NANOSECONDS) >= patience;
  }

  private StatusRuntimeException refusal() {
    meters.refused();
    return Failure.unavailable(
            ErrorReason.INSTANCE_UNAVAILABLE,
            "The %s service of %s has not been answering and is left alone for a moment; nothing was asked of it."
                .formatted(service, directorate))
        .with("directorate", directorate)
        .with("service", service)
        .with("circuit", "open")
        .retryAfter(config.pause().plusMillis(999))
        .toStatus();
  }

  @Override
  public void close() {
    meters.close();
  }
}
