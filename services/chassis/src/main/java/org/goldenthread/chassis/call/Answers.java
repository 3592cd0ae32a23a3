package org.goldenthread.chassis.call;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Answers a call with one message, or with one after the other. What `work` throws is turned into
/// a status by the interceptor.
public final class Answers {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Answers() {}

  public static <T> void one(StreamObserver<T> out, Supplier<? extends T> work) {
    T answer = work.get();
    out.onNext(answer);
    out.onCompleted();
  }

  /// Sends the next of many, such as a piece of a file, once the reader has taken those before it:
  /// no more than one waits here, however slow the reader is.
  ///
  /// @return false where the reader is gone
  public static <T> boolean piece(ServerCallStreamObserver<T> call, T piece) {
    while (!call.isReady()) {
      if (call.isCancelled() || Context.current().isCancelled()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    if (call.isCancelled()) {
      return false;
    }
    call.onNext(piece);
    return true;
  }
}
