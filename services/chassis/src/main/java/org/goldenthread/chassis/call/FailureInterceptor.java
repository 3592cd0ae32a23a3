package org.goldenthread.chassis.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.failure.SqlFailures;
import org.goldenthread.error.v1.ErrorReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what a method throws into the status that its caller reads. What is neither expected nor
/// an outage is a bug: it is logged whole, and the caller is told nothing but the trace id.
@Singleton
final class FailureInterceptor implements ServerInterceptor, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(FailureInterceptor.class);
  private static final Set<Code> OUTAGES =
      EnumSet.of(
          Code.UNAVAILABLE,
          Code.DEADLINE_EXCEEDED,
          Code.RESOURCE_EXHAUSTED,
          Code.ABORTED,
          Code.INTERNAL);

  @Override
  public int getOrder() {
    return CallOrder.FAILURE;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    OnceClosed<Q, A> closable = new OnceClosed<>(call);
    ServerCall.Listener<Q> started;
    try {
      started = next.startCall(closable, headers);
    } catch (RuntimeException failed) {
      closable.fail(status(failed, call.getMethodDescriptor().getFullMethodName()));
      return new ServerCall.Listener<>() {};
    }
    return new SimpleForwardingServerCallListener<>(started) {
      @Override
      public void onMessage(Q message) {
        guarded(() -> super.onMessage(message));
      }

      @Override
      public void onHalfClose() {
        guarded(super::onHalfClose);
      }

      @Override
      public void onReady() {
        guarded(super::onReady);
      }

      private void guarded(Runnable step) {
        try {
          step.run();
        } catch (RuntimeException failed) {
          closable.fail(status(failed, call.getMethodDescriptor().getFullMethodName()));
        }
      }
    };
  }

  /// The status for what was thrown.
  public static StatusRuntimeException status(Throwable failed, String method) {
    if (failed instanceof Failure failure) {
      return failure.toStatus();
    }
    if (failed instanceof StatusRuntimeException status) {
      return status;
    }
    return SqlFailures.find(failed)
        .map(
            failure -> {
              StatusRuntimeException answer = failure.toStatus();
              // A constraint that holds is the caller's business; an outage is the operator's.
              if (OUTAGES.contains(answer.getStatus().getCode())) {
                LOG.atWarn().addKeyValue("method", method).setCause(failed).log("database failed");
              }
              return answer;
            })
        .orElseGet(
            () -> {
              LOG.atError().addKeyValue("method", method).setCause(failed).log("call failed");
              return Failure.of(
                      Code.INTERNAL,
                      ErrorReason.INTERNAL,
                      "Something went wrong on our side; quote the trace id when you report it.")
                  .toStatus();
            });
  }

  /// A call that has failed after it was closed must not be closed again.
  private static final class OnceClosed<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean closed;

    OnceClosed(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      if (!closed) {
        closed = true;
        super.close(status, trailers);
      }
    }

    void fail(StatusRuntimeException failure) {
      Refusal.close(this, failure);
    }
  }
}
