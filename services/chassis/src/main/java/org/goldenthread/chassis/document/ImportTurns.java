package org.goldenthread.chassis.document;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// Lets a few documents be applied at once: `goldenthread.import.applied`, 2 unless set. The others
/// wait their turn without a database connection, so that imports never hold all of the pool's.
@Singleton
public final class ImportTurns {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore turns;

  ImportTurns(@Value("${goldenthread.import.applied:2}") int atOnce) {
    this.turns = new Semaphore(atOnce, true);
  }

  /// Does the work when its turn has come.
  ///
  /// @throws Failure `OVERLOADED` where it does not come in time
  public <T> T take(Supplier<T> work) {
    if (!isMine()) {
      throw Failure.of(
              Code.RESOURCE_EXHAUSTED,
              ErrorReason.OVERLOADED,
              "Other documents are being applied; send this one again in a moment.")
          .retryAfter(Duration.ofSeconds(5));
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean isMine() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
