package org.goldenthread.gateway.view;

import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a view's answer. Views wait for services, so each is made in a thread of its own and none
/// holds up the server's.
public final class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  private Answer() {}

  public static <A> void give(StreamObserver<A> caller, Supplier<A> view) {
    Part.THREADS.execute(Context.current().wrap(() -> make(caller, view)));
  }

  private static <A> void make(StreamObserver<A> caller, Supplier<A> view) {
    A answer;
    try {
      answer = view.get();
    } catch (RuntimeException failure) {
      fail(caller, failure);
      return;
    }
    caller.onNext(answer);
    caller.onCompleted();
  }

  /// Ends a call with what went wrong; a fault of ours is logged, for its caller is not told.
  public static void fail(StreamObserver<?> caller, RuntimeException failure) {
    StatusRuntimeException outward = Failures.outward(failure);
    if (outward.getStatus().getCode() == Code.INTERNAL) {
      LOG.error("a view failed", failure);
    }
    caller.onError(outward);
  }
}
