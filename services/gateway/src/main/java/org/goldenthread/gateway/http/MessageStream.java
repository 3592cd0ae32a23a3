package org.goldenthread.gateway.http;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// The answers of one call as the body of one HTTP answer. A message is asked of the service only
/// when the network wants one, and the call is given up when the caller goes.
///
/// The first message is asked for before anyone reads: whether the call fails decides about the
/// HTTP status, which cannot be changed once the body has begun.
final class MessageStream implements Publisher<byte[]> {
  /// Stands for a first message that has not come yet.
  static final Message SILENT = Empty.getDefaultInstance();

  private final ClientCall<Message, Message> call;
  private final Function<Message, byte[]> written;
  private final Predicate<Status> meant;
  private final Runnable onEnd;
  private final CompletableFuture<Message> begun = new CompletableFuture<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private @Nullable Message held;
  private @Nullable Status status;
  private @Nullable Subscriber<? super byte[]> reader;
  private long wanted;
  private boolean busy;
  private boolean done;

  /// Starts the call.
  ///
  /// @param written a message as bytes of the body
  /// @param meant whether a stream with this end is whole
  /// @param onEnd is run once, when the call is over
  MessageStream(
      ClientCall<Message, Message> call,
      Message request,
      Function<Message, byte[]> written,
      Predicate<Status> meant,
      Runnable onEnd) {
    this.call = call;
    this.meant = meant;
    this.written = written;
    this.onEnd = onEnd;
    call.start(new Answers(), new Metadata());
    call.sendMessage(request);
    call.halfClose();
    call.request(1);
  }

  /// The first message; fails as the call does where that fails before it.
  CompletableFuture<Message> begun() {
    return begun;
  }

  /// Lets the answer begin although there is no message yet: it is not sent before its first piece,
  /// and that may be an empty one.
  void beginInSilence() {
    synchronized (this) {
      if (held == null && status == null) {
        held = SILENT;
      }
    }
    deliver();
  }

  /// Gives the call up.
  void cancel() {
    call.cancel("the caller has gone", null);
    ended();
  }

  @Override
  public void subscribe(Subscriber<? super byte[]> subscriber) {
    synchronized (this) {
      reader = subscriber;
    }
    subscriber.onSubscribe(
        new Subscription() {
          @Override
          public void request(long more) {
            synchronized (MessageStream.this) {
              wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more;
            }
            deliver();
          }

          @Override
          public void cancel() {
            MessageStream.this.cancel();
          }
        });
  }

  /// Hands over what is held, one message at a time and by one thread at a time; the next is asked
  /// for when it was taken.
  private void deliver() {
    while (true) {
      Subscriber<? super byte[]> to;
      Message next;
      synchronized (this) {
        to = reader;
        next = wanted > 0 ? held : null;
        boolean end = held == null && status != null;
        if (busy || done || to == null || (next == null && !end)) {
          return;
        }
        busy = true;
        done = next == null;
        if (next != null) {
          held = null;
          wanted--;
        }
      }
      if (next == null) {
        finish(to);
      } else {
        hand(next, to);
      }
      synchronized (this) {
        busy = false;
      }
    }
  }

  private void hand(Message next, Subscriber<? super byte[]> to) {
    if (next.equals(SILENT)) {
      // The first message is asked for already.
      to.onNext(new byte[0]);
    } else {
      to.onNext(written.apply(next));
      call.request(1);
    }
  }

  private void finish(Subscriber<? super byte[]> to) {
    Status last = status;
    if (last == null || meant.test(last)) {
      to.onComplete();
    } else {
      // The connection breaks off, so that nobody takes a part for the whole.
      to.onError(last.asRuntimeException());
    }
  }

  private void ended() {
    if (over.compareAndSet(false, true)) {
      onEnd.run();
    }
  }

  private final class Answers extends ClientCall.Listener<Message> {
    @Override
    public void onMessage(Message message) {
      synchronized (MessageStream.this) {
        held = message;
      }
      begun.complete(message);
      deliver();
    }

    @Override
    public void onClose(Status last, Metadata trailers) {
      synchronized (MessageStream.this) {
        status = last;
      }
      ended();
      if (meant.test(last)) {
        begun.complete(SILENT);
      } else {
        begun.completeExceptionally(last.asRuntimeException(trailers));
      }
      deliver();
    }
  }
}
