package org.goldenthread.plan.guarantee.tls;

import io.grpc.ManagedChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Somebody who calls one call after the other, until told to stop.
final class Calls implements AutoCloseable {
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final ManagedChannel channel;
  private final CompletableFuture<Void> end;
  private volatile boolean going = true;

  Calls(ManagedChannel channel) {
    this.channel = channel;
    end = CompletableFuture.runAsync(this::call, task -> Thread.ofVirtual().start(task));
  }

  private void call() {
    while (going) {
      String answer = TlsService.ask(channel);
      if (!answer.endsWith("SERVING")) {
        failures.add(answer);
      }
      answered.incrementAndGet();
    }
  }

  /// Waits for so many more answers.
  void answered(int more) {
    int until = answered.get() + more;
    TlsService.await(() -> answered.get() >= until);
  }

  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    going = false;
    end.join();
  }
}
