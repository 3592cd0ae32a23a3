package org.goldenthread.gateway.view.change;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.goldenthread.gateway.view.Answer;
import org.goldenthread.view.v1.WatchChangesResponse;

/// The caller's end of a stream: takes a step when the caller has taken the one before, and
/// interrupts who writes to it when the caller is gone.
final class Outlet {
  private final ServerCallStreamObserver<WatchChangesResponse> caller;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ready = lock.newCondition();

  Outlet(ServerCallStreamObserver<WatchChangesResponse> caller) {
    this.caller = caller;
  }

  /// Lets `writer` write in a thread of its own, for as long as the caller listens.
  void run(Runnable writer) {
    Thread thread = Thread.ofVirtual().name("changes").unstarted(writer);
    caller.setOnReadyHandler(this::signal);
    caller.setOnCancelHandler(thread::interrupt);
    thread.start();
  }

  private void signal() {
    lock.lock();
    try {
      ready.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void write(WatchChangesResponse step) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!caller.isReady()) {
        ready.await();
      }
    } finally {
      lock.unlock();
    }
    caller.onNext(step);
  }

  void complete() {
    caller.onCompleted();
  }

  void fail(RuntimeException failure) {
    Answer.fail(caller, failure);
  }
}
