package org.goldenthread.chassis.call;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.measure.Measures;
import org.goldenthread.error.v1.ErrorReason;

/// Bounds the calls that are answered at once. Beyond it a call is refused at once and may be sent
/// again: better than all of them becoming slow. Health checks are never refused.
@Singleton
final class LimitInterceptor implements ServerInterceptor, Ordered {
  private final Semaphore unary;
  private final Semaphore streams;

  LimitInterceptor(CallConfig config, MeterRegistry registry) {
    this.unary = new Semaphore(config.concurrent());
    this.streams = new Semaphore(config.streams());
    Measures.places(registry, "call", unary, config.concurrent());
    Measures.places(registry, "stream", streams, config.streams());
  }

  @Override
  public int getOrder() {
    return CallOrder.LIMIT;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!call.getMethodDescriptor().getFullMethodName().startsWith("goldenthread.")) {
      return next.startCall(call, headers);
    }
    Semaphore places =
        call.getMethodDescriptor().getType().serverSendsOneMessage() ? unary : streams;
    if (!places.tryAcquire()) {
      return Refusal.of(
          call,
          Failure.of(
                  Code.RESOURCE_EXHAUSTED,
                  ErrorReason.OVERLOADED,
                  "More calls are being answered than this service was given room for; try again.")
              .retryAfter(Duration.ofSeconds(1)));
    }
    AtomicBoolean held = new AtomicBoolean(true);
    Runnable leave =
        () -> {
          if (held.getAndSet(false)) {
            places.release();
          }
        };
    try {
      return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
        @Override
        public void onComplete() {
          leave.run();
          super.onComplete();
        }

        @Override
        public void onCancel() {
          leave.run();
          super.onCancel();
        }
      };
    } catch (RuntimeException failed) {
      leave.run();
      throw failed;
    }
  }
}
