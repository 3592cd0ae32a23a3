package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.HttpBody;
import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.goldenthread.chassis.measure.Measures;
import org.goldenthread.gateway.call.Channels;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.table.Listing;
import org.goldenthread.gateway.table.TableRun;
import org.goldenthread.gateway.table.TableType;
import org.goldenthread.gateway.transcode.Json;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/// Calls whose answer is a stream: a file piece by piece, messages as server-sent events or as
/// NDJSON, or a whole list as a table.
///
/// When the gateway is told to stop, it ends streams of messages where they are: whoever reads one
/// goes on from its last cursor at another gateway. Files are sent to their end.
@Singleton
final class Streams implements GracefulShutdownCapable {
  private static final String EVENTS = "text/event-stream";
  private static final String LINES = "application/x-ndjson";

  /// A stream that has nothing to say yet is not a failure: after this long it is answered.
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final Channels channels;
  private final Json json;
  private final HttpConfig config;
  private final Clock clock;
  private final Semaphore open;
  private final Set<ClientCall<Message, Message>> endless = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  Streams(Channels channels, Json json, HttpConfig config, Clock clock, MeterRegistry registry) {
    this.channels = channels;
    this.json = json;
    this.config = config;
    this.clock = clock;
    this.open = new Semaphore(config.streams());
    Measures.places(registry, "stream", open, config.streams());
  }

  CompletableFuture<HttpResponse<?>> answer(Exchange exchange) throws Exception {
    boolean file = exchange.rpc().output() instanceof HttpBody;
    @Nullable String accept = exchange.header("Accept");
    if (!file) {
      Answers.refuseUnlessAccepted(accept, EVENTS, LINES);
    }
    boolean lines = Accepted.best(accept, EVENTS, LINES).filter(LINES::equals).isPresent();
    Message request = exchange.binding().request(exchange.incoming(), new byte[0], json);
    take();
    try {
      ClientCall<Message, Message> call =
          exchange.forCaller(
              () ->
                  channels
                      .find(exchange.rpc(), request)
                      .newCall(
                          exchange.rpc().grpc(), exchange.within(lasts(exchange, file), request)));
      MessageStream stream =
          file
              ? new MessageStream(call, request, Streams::piece, Status::isOk, open::release)
              : messages(call, request, lines ? this::line : this::event);
      return file
          ? begun(stream)
              .thenApply(
                  first -> answer(exchange, fileHead(exchange, first), stream, stream::cancel))
          : stream
              .begun()
              .completeOnTimeout(MessageStream.SILENT, SILENCE.toMillis(), TimeUnit.MILLISECONDS)
              .thenApply(
                  first -> {
                    if (first.equals(MessageStream.SILENT)) {
                      stream.beginInSilence();
                    }
                    return answer(exchange, head(lines ? LINES : EVENTS), stream, stream::cancel);
                  });
    } catch (Exception failure) {
      open.release();
      throw failure;
    }
  }

  /// A list as a table, made of all its pages.
  CompletableFuture<HttpResponse<?>> table(Exchange exchange, Listing listing, TableType type)
      throws Exception {
    Message request = exchange.binding().request(exchange.incoming(), new byte[0], json);
    take();
    try {
      TableRun run = new TableRun(listing, type, json, clock, page -> page(exchange, page));
      return run.begin(request, lasts(exchange, true), open::release)
          .thenApply(body -> answer(exchange, tableHead(listing, type), body, body::cancel));
    } catch (Exception failure) {
      open.release();
      throw failure;
    }
  }

  private Message page(Exchange exchange, Message request) {
    try {
      return exchange.forCaller(
          () ->
              ClientCalls.blockingUnaryCall(
                  channels
                      .find(exchange.rpc(), request)
                      .newCall(exchange.rpc().grpc(), exchange.within(config.deadline(), request)),
                  request));
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException("a call that failed in no known way", impossible);
    }
  }

  private static MutableHttpResponse<?> tableHead(Listing listing, TableType type) {
    return HttpResponse.ok()
        .header("Content-Type", type.contentType())
        .header(
            "Content-Disposition",
            "attachment; filename=\""
                + listing.items().getJsonName()
                + "."
                + type.extension()
                + "\"")
        .header("Cache-Control", "no-store");
  }

  /// Takes a place among the streams, which is given back when the stream ends.
  private void take() {
    if (!open.tryAcquire()) {
      throw Problem.of(Reason.OVERLOADED, "Too many streams are open; come again.")
          .withHeader("Retry-After", "5")
          .refusal();
    }
  }

  @Override
  public CompletionStage<?> shutdownGracefully() {
    stopping = true;
    endless.forEach(call -> call.cancel("the gateway is about to stop", null));
    return CompletableFuture.completedStage(null);
  }

  /// A file may take long, but not to begin.
  private CompletableFuture<Message> begun(MessageStream file) {
    return file.begun()
        .orTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure -> {
              if (!(failure instanceof TimeoutException)) {
                return CompletableFuture.failedFuture(failure);
              }
              file.cancel();
              return CompletableFuture.failedFuture(Status.DEADLINE_EXCEEDED.asRuntimeException());
            });
  }

  private MessageStream messages(
      ClientCall<Message, Message> call, Message request, Function<Message, byte[]> written) {
    endless.add(call);
    Runnable onEnd =
        () -> {
          endless.remove(call);
          open.release();
        };
    return new MessageStream(call, request, written, this::isEnd, onEnd);
  }

  private Duration lasts(Exchange exchange, boolean file) {
    Duration token = Duration.between(clock.instant(), exchange.caller().expiresAt());
    Duration most = file ? config.fileDeadline() : config.streamDeadline();
    return most.compareTo(token) < 0 ? most : token;
  }

  private static MutableHttpResponse<?> fileHead(Exchange exchange, Message first) {
    return Answers.file(
        exchange, first instanceof HttpBody body ? body : HttpBody.getDefaultInstance());
  }

  private static MutableHttpResponse<?> head(String type) {
    return HttpResponse.ok()
        .header("Content-Type", type)
        .header("Cache-Control", "no-store")
        // Proxies hold small pieces back otherwise.
        .header("X-Accel-Buffering", "no");
  }

  private static HttpResponse<?> answer(
      Exchange exchange, MutableHttpResponse<?> head, Publisher<byte[]> body, Runnable giveUp) {
    head.header("traceparent", exchange.trace().traceparent());
    if (exchange.request().getMethod() == HttpMethod.HEAD) {
      // Nobody is going to read it.
      giveUp.run();
      return head;
    }
    return head.body(body);
  }

  private static byte[] piece(Message message) {
    return message instanceof HttpBody body ? body.getData().toByteArray() : new byte[0];
  }

  private byte[] line(Message message) {
    return joined("", json.write(message), "\n");
  }

  private byte[] event(Message message) {
    @Nullable String cursor = Answers.text(message, "cursor");
    return joined(
        cursor == null ? "data: " : "id: " + cursor + "\ndata: ", json.write(message), "\n\n");
  }

  private static byte[] joined(String before, byte[] json, String after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 100);
    out.writeBytes(before.getBytes(UTF_8));
    out.writeBytes(json);
    out.writeBytes(after.getBytes(UTF_8));
    return out.toByteArray();
  }

  /// Whether a stream ended because its time or the gateway's was over, which is how it is meant to
  /// end.
  private boolean isEnd(Status status) {
    return stopping || status.isOk() || status.getCode() == Status.Code.DEADLINE_EXCEEDED;
  }
}
