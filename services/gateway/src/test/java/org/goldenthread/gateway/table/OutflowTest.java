package org.goldenthread.gateway.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class OutflowTest {
  private static final int MUCH = 10_000_000;

  @Test
  void a_writer_is_never_ahead_of_its_reader_by_more_than_a_piece_or_two() {
    Outflow out = new Outflow(Duration.ofSeconds(30));
    Reader reader = new Reader();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(out, reader));

    out.subscribe(reader);

    reader.done.join();
    writing.join();
    assertEquals(MUCH, reader.read.get());
    assertTrue(reader.furthest.get() <= 2 * 32 * 1024, reader.furthest + " bytes ahead");
  }

  private static void write(Outflow out, Reader reader) {
    try {
      byte[] piece = new byte[1000];
      for (int written = 0; written < MUCH; written += piece.length) {
        out.write(piece);
        reader.isAhead(written + piece.length);
      }
      out.complete();
    } catch (IOException gone) {
      throw new CompletionException(gone);
    }
  }

  @Test
  void a_writer_is_told_that_its_reader_has_gone() {
    Outflow out = new Outflow(Duration.ofSeconds(30));
    out.cancel();

    assertThrows(IOException.class, () -> out.write(new byte[MUCH]));
  }

  @Test
  void a_reader_that_takes_nothing_holds_nobody_up_for_ever() {
    Outflow out = new Outflow(Duration.ofMillis(20));

    assertThrows(IOException.class, () -> out.write(new byte[MUCH]));
  }

  @Test
  void a_failure_reaches_the_reader() {
    Outflow out = new Outflow(Duration.ofSeconds(30));
    Reader reader = new Reader();
    out.subscribe(reader);

    out.fail(new IllegalStateException("broken"));

    assertThrows(CompletionException.class, reader.done::join);
  }

  /// Takes one piece at a time.
  private static final class Reader implements Subscriber<byte[]> {
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong furthest = new AtomicLong();
    private @Nullable Subscription subscription;

    private void isAhead(long written) {
      furthest.accumulateAndGet(written - read.get(), Math::max);
    }

    @Override
    public void onSubscribe(Subscription to) {
      subscription = to;
      to.request(1);
    }

    @Override
    public void onNext(byte[] piece) {
      read.addAndGet(piece.length);
      Subscription from = subscription;
      if (from != null) {
        from.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(null);
    }
  }
}
