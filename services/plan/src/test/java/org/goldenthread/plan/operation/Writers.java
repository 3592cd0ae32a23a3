package org.goldenthread.plan.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Unit;

/// People who make units and change them without a pause, and write down what was acknowledged.
final class Writers implements AutoCloseable {
  private static final int AT_ONCE = 4;

  private final Desk desk;
  private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
  private final Semaphore written = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CompletableFuture<Void>> running;
  private volatile boolean ended;

  /// A unit that was made by this request and changed since.
  record Acknowledged(CreateUnitRequest request, Unit made, Unit moved) {
    boolean isBegunAfter(Instant instant) {
      return Desk.instant(made.getUpdateTime()).isAfter(instant);
    }
  }

  Writers(Desk desk) {
    this.desk = desk;
    this.running =
        IntStream.range(0, AT_ONCE)
            .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer), threads))
            .toList();
  }

  private void write(int writer) {
    for (int i = 0; !ended; i++) {
      var request = Desk.newUnit("w" + writer + "-" + i, UUID.randomUUID().toString());
      Unit made = desk.create(request);
      Unit moved = desk.move(made, i + 1);
      acknowledged.add(new Acknowledged(request, made, moved));
      written.release();
    }
  }

  /// Waits until so many more were acknowledged, and gives all of them.
  List<Acknowledged> after(int more) throws InterruptedException {
    written.drainPermits();
    written.acquire(more);
    return List.copyOf(acknowledged);
  }

  /// Ends them. None of their calls has failed.
  @Override
  public void close() {
    ended = true;
    running.forEach(CompletableFuture::join);
    threads.close();
  }
}
