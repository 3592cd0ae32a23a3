package org.goldenthread.gateway.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// One body on its way into one call. The next piece is asked of the network only when the call is
/// ready for it, so a slow service slows the sender down and nothing piles up between them.
final class FileTransfer implements Subscriber<byte[]> {
  private final ClientCall<Message, Message> call;
  private final long largest;
  private final BiFunction<ByteString, Boolean, Message> message;
  private final CompletableFuture<Message> answer = new CompletableFuture<>();

  private @Nullable Subscription body;
  private long sent;
  private boolean waiting;
  private boolean ended;

  /// Prepares a transfer.
  ///
  /// @param message makes a request of a piece, and of whether it is the first
  FileTransfer(
      ClientCall<Message, Message> call,
      long largest,
      BiFunction<ByteString, Boolean, Message> message) {
    this.call = call;
    this.largest = largest;
    this.message = message;
  }

  CompletableFuture<Message> answer() {
    return answer;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    synchronized (this) {
      body = subscription;
    }
    call.start(new Answer(), new Metadata());
    call.request(2);
    subscription.request(1);
  }

  @Override
  public void onNext(byte[] piece) {
    boolean first;
    synchronized (this) {
      if (ended) {
        return;
      }
      first = sent == 0;
      sent += piece.length;
    }
    if (sent > largest) {
      fail(tooLarge(largest).refusal());
      return;
    }
    if (piece.length > 0) {
      call.sendMessage(message.apply(UnsafeByteOperations.unsafeWrap(piece), first));
    }
    synchronized (this) {
      if (!call.isReady()) {
        waiting = true;
        return;
      }
    }
    more();
  }

  private void more() {
    Subscription from;
    synchronized (this) {
      from = ended ? null : body;
    }
    if (from != null) {
      from.request(1);
    }
  }

  @Override
  public void onError(Throwable broken) {
    fail(Status.CANCELLED.withDescription("the body broke off").asRuntimeException());
  }

  @Override
  public void onComplete() {
    if (sent == 0) {
      fail(missing().refusal());
    } else {
      synchronized (this) {
        if (ended) {
          return;
        }
      }
      call.halfClose();
    }
  }

  private void fail(RuntimeException failure) {
    Subscription from = end();
    answer.completeExceptionally(failure);
    call.cancel("the upload was given up", failure);
    if (from != null) {
      from.cancel();
    }
  }

  private synchronized @Nullable Subscription end() {
    ended = true;
    return body;
  }

  /// The connection stays: what is still sent is thrown away, up to the largest request that the
  /// server takes. Closed at once, it would be reset, and the sender would never read why.
  static Problem tooLarge(long largest) {
    return Problem.of(
            Reason.FILE_TOO_LARGE, "The file is larger than the " + largest + " bytes allowed.")
        .withMetadata("limitBytes", Long.toString(largest));
  }

  static Problem missing() {
    return Problem.of(
        Reason.FILE_MISSING, "The request has no body: send the file itself as the body.");
  }

  private final class Answer extends ClientCall.Listener<Message> {
    private @Nullable Message received;

    @Override
    public void onReady() {
      synchronized (FileTransfer.this) {
        if (!waiting) {
          return;
        }
        waiting = false;
      }
      more();
    }

    @Override
    public void onMessage(Message next) {
      received = next;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      // A service that has seen enough answers before the file ends: the rest is not wanted.
      Subscription from = end();
      if (!status.isOk()) {
        answer.completeExceptionally(status.asRuntimeException(trailers));
      } else if (received == null) {
        answer.completeExceptionally(new IllegalStateException("an answer without a message"));
      } else {
        answer.complete(received);
      }
      if (from != null) {
        from.cancel();
      }
    }
  }
}
