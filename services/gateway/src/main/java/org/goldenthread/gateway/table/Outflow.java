package org.goldenthread.gateway.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// What one thread writes as the body that another reads. The writer waits until the network wants
/// more, so that no more than a piece is held; it is told by an exception that the reader has gone.
public final class Outflow extends OutputStream implements Publisher<byte[]> {
  private static final int PIECE = 32 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long end;
  private final byte[] piece = new byte[PIECE];
  private int held;
  private @Nullable Subscriber<? super byte[]> reader;
  private long wanted;
  private boolean gone;

  /// @param most how long the reader may take for all of it
  Outflow(Duration most) {
    this.end = System.nanoTime() + most.toNanos();
  }

  @Override
  public void subscribe(Subscriber<? super byte[]> subscriber) {
    set(() -> reader = subscriber);
    subscriber.onSubscribe(
        new Subscription() {
          @Override
          public void request(long more) {
            set(() -> wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more);
          }

          @Override
          public void cancel() {
            Outflow.this.cancel();
          }
        });
  }

  /// Nobody is going to read on.
  public void cancel() {
    set(() -> gone = true);
  }

  @Override
  public void write(int one) throws IOException {
    if (held == PIECE) {
      hand();
    }
    piece[held++] = (byte) one;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      if (held == PIECE) {
        hand();
      }
      int taken = Math.min(left, PIECE - held);
      System.arraycopy(bytes, from, piece, held, taken);
      held += taken;
      from += taken;
      left -= taken;
    }
  }

  private void hand() throws IOException {
    Subscriber<? super byte[]> to = awaitReader(true);
    byte[] next = Arrays.copyOf(piece, held);
    held = 0;
    to.onNext(next);
  }

  /// All was written.
  void complete() throws IOException {
    if (held > 0) {
      hand();
    }
    awaitReader(false).onComplete();
  }

  /// It cannot be written to its end: the connection breaks off, so that nobody takes a part for
  /// the whole.
  void fail(Throwable why) {
    try {
      awaitReader(false).onError(why);
    } catch (IOException nobody) {
      why.addSuppressed(nobody);
    }
  }

  private Subscriber<? super byte[]> awaitReader(boolean thatWants) throws IOException {
    lock.lock();
    try {
      while (true) {
        if (gone) {
          throw new IOException("the reader has gone");
        }
        Subscriber<? super byte[]> to = reader;
        if (to != null && (!thatWants || wanted > 0)) {
          wanted -= thatWants ? 1 : 0;
          return to;
        }
        long left = end - System.nanoTime();
        if (left <= 0 || !changed.await(left, TimeUnit.NANOSECONDS)) {
          gone = true;
          throw new IOException("the reader took too long");
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("ended while the reader was waited for");
    } finally {
      lock.unlock();
    }
  }

  private void set(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
