package org.goldenthread.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A database that restarts while it is written to: nothing that was acknowledged is lost, and the
/// same processes go on.
class DatabaseRestartTest {
  private static final int ENOUGH = 5;
  private static final long PATIENCE_SECONDS = 120;

  @Test
  void services_survive_their_database_restarting() throws Exception {
    try (var directorate = Directorate.on(Server.OLDEST);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writers = new ArrayList<Writer>();
      try {
        for (var service : Directorate.SERVICES) {
          directorate.migrate(service);
          writers.add(new Writer(directorate, service, threads));
        }
        for (var writer : writers) {
          writer.awaitMore();
        }

        directorate.restartDatabase();

        for (var writer : writers) {
          writer.awaitMore();
          writer.assertAllIsWell();
        }
      } finally {
        writers.forEach(Writer::close);
      }
    }
  }

  /// Somebody who makes one record after the other, and notes what was acknowledged.
  private static final class Writer implements AutoCloseable {
    // What a caller may safely repeat, with its request id.
    private static final Set<Status.Code> RETRYABLE =
        EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);

    private final Program program;
    private final Records records;
    private final String startedAt;
    private final List<String> acknowledged = new ArrayList<>();
    private final Set<Status.Code> failures = EnumSet.noneOf(Status.Code.class);
    private final CompletableFuture<?> work;
    private volatile CountDownLatch more = new CountDownLatch(ENOUGH);
    private volatile boolean done;

    Writer(Directorate directorate, String service, ExecutorService threads) {
      program = directorate.serve(service);
      startedAt = program.startedAt();
      records = new Records(directorate, program, service);
      work = CompletableFuture.runAsync(this::write, threads);
    }

    private void write() {
      for (int i = 0; !done; i++) {
        try {
          acknowledged.add(records.make("Record " + i));
          more.countDown();
        } catch (StatusRuntimeException failed) {
          failures.add(failed.getStatus().getCode());
        }
      }
    }

    /// Waits until more than there were have been acknowledged.
    void awaitMore() throws InterruptedException {
      more = new CountDownLatch(ENOUGH);
      assertTrue(more.await(PATIENCE_SECONDS, TimeUnit.SECONDS), program::log);
    }

    void assertAllIsWell() {
      done = true;
      work.join();
      assertEquals(startedAt, program.startedAt());
      assertTrue(RETRYABLE.containsAll(failures), failures::toString);
      for (var name : acknowledged) {
        assertTrue(records.tellsOf(name), name);
      }
    }

    @Override
    public void close() {
      done = true;
      program.close();
    }
  }
}
