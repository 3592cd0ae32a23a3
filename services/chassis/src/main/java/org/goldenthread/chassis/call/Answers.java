package org.goldenthread.chassis.call;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/// Answers a call with one message. What `work` throws is turned into a status by the interceptor.
public final class Answers {
  private Answers() {}

  public static <T> void one(StreamObserver<T> out, Supplier<? extends T> work) {
    T answer = work.get();
    out.onNext(answer);
    out.onCompleted();
  }
}
