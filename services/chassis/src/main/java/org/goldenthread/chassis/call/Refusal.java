package org.goldenthread.chassis.call;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import org.goldenthread.chassis.failure.Failure;

/// Ends a call before its method runs.
public final class Refusal {
  private Refusal() {}

  public static <Q> ServerCall.Listener<Q> of(ServerCall<Q, ?> call, Failure failure) {
    StatusRuntimeException status = failure.toStatus();
    close(call, status);
    return new ServerCall.Listener<>() {};
  }

  static void close(ServerCall<?, ?> call, StatusRuntimeException failure) {
    Metadata trailers = Objects.requireNonNullElseGet(failure.getTrailers(), Metadata::new);
    Status status = failure.getStatus();
    call.close(status, trailers);
  }
}
