package org.goldenthread.gateway.library;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Sees every call of the library: what it asks for and what it carries.
public final class Desk implements ServerInterceptor {
  private final Queue<StatusRuntimeException> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile @Nullable Object request;
  private volatile @Nullable Metadata headers;
  private volatile @Nullable Deadline deadline;

  /// The last call's (first) request.
  public <M> M request(Class<M> type) {
    return type.cast(Objects.requireNonNull(request, "nothing was asked of the library"));
  }

  /// Forgets the last call.
  public void forget() {
    request = null;
  }

  /// Whether a call came.
  public boolean wasAsked() {
    return request != null;
  }

  /// How many calls came, each time that one was sent.
  public int calls() {
    return calls.get();
  }

  /// A header of the last call.
  public @Nullable String header(String name) {
    return Objects.requireNonNull(headers)
        .get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }

  /// Until when the last call is to be answered.
  public Deadline deadline() {
    return Objects.requireNonNull(deadline, "the call has no deadline");
  }

  /// The next call fails so.
  public void failNext(StatusRuntimeException failure) {
    failures.add(failure);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
    calls.incrementAndGet();
    headers = metadata;
    deadline = Context.current().getDeadline();
    StatusRuntimeException failure = failures.poll();
    if (failure != null) {
      Metadata trailers = failure.getTrailers();
      Status status = failure.getStatus();
      call.close(status, trailers == null ? new Metadata() : trailers);
      return new ServerCall.Listener<>() {};
    }
    return new SimpleForwardingServerCallListener<>(next.startCall(call, metadata)) {
      private boolean first = true;

      @Override
      public void onMessage(Q message) {
        if (first) {
          first = false;
          request = message;
        }
        super.onMessage(message);
      }
    };
  }
}
