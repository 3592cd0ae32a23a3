package org.goldenthread.gateway.guard;

import com.google.api.HttpBody;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors.CheckedForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// How many calls of one directorate, of all its services together, may wait for the beginning of
/// an answer. One that hangs fills its own room and not the gateway's, which is there for all.
public final class Room implements ClientInterceptor {
  private final String directorate;
  private final Semaphore places;

  Room(String directorate, int places) {
    this.directorate = directorate;
    this.places = new Semaphore(places);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    if (!takesPlace(method)) {
      return next.newCall(method, options);
    }
    return new CheckedForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      protected void checkedStart(Listener<A> listener, Metadata headers) {
        if (!places.tryAcquire()) {
          throw full();
        }
        delegate().start(leaving(listener), headers);
      }
    };
  }

  /// A stream of messages may rightly be silent for long; a file may not.
  private static boolean takesPlace(MethodDescriptor<?, ?> method) {
    return method.getType().serverSendsOneMessage()
        || (method.getResponseMarshaller() instanceof PrototypeMarshaller<?> known
            && known.getMessagePrototype() instanceof HttpBody);
  }

  private <A> ClientCall.Listener<A> leaving(ClientCall.Listener<A> listener) {
    AtomicBoolean held = new AtomicBoolean(true);
    return new SimpleForwardingClientCallListener<>(listener) {
      @Override
      public void onMessage(A message) {
        leave();
        super.onMessage(message);
      }

      @Override
      public void onClose(Status status, Metadata trailers) {
        leave();
        super.onClose(status, trailers);
      }

      private void leave() {
        if (held.getAndSet(false)) {
          places.release();
        }
      }
    };
  }

  private StatusRuntimeException full() {
    return Failure.of(
            Code.RESOURCE_EXHAUSTED,
            ErrorReason.OVERLOADED,
            "As many calls as there is room for wait for the services of %s already; come again."
                .formatted(directorate))
        .with("directorate", directorate)
        .retryAfter(Duration.ofSeconds(1))
        .toStatus();
  }
}
