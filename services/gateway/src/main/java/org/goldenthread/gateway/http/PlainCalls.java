package org.goldenthread.gateway.http;

import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.call.Channels;
import org.goldenthread.gateway.transcode.Json;
import org.jspecify.annotations.Nullable;

/// Calls with one request and one answer.
@Singleton
final class PlainCalls {
  private final Channels channels;
  private final Json json;
  private final Answers answers;
  private final HttpConfig config;

  PlainCalls(Channels channels, Json json, Answers answers, HttpConfig config) {
    this.channels = channels;
    this.json = json;
    this.answers = answers;
    this.config = config;
  }

  CompletableFuture<HttpResponse<?>> answer(Exchange exchange, byte[] body) throws Exception {
    Message request = exchange.binding().request(exchange.incoming(), body, json);
    Channel channel = channels.find(exchange.rpc(), request);
    Single answer = new Single();
    exchange.forCaller(
        () -> {
          ClientCalls.asyncUnaryCall(
              channel.newCall(exchange.rpc().grpc(), exchange.within(config.deadline(), request)),
              request,
              answer);
          return answer;
        });
    return answer.result.thenApply(message -> answers.answer(exchange, message));
  }

  /// One answer, or the failure in its place.
  private static final class Single implements StreamObserver<Message> {
    final CompletableFuture<Message> result = new CompletableFuture<>();
    private @Nullable Message message;

    @Override
    public void onNext(Message next) {
      message = next;
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      if (message == null) {
        result.completeExceptionally(new IllegalStateException("an answer without a message"));
      } else {
        result.complete(message);
      }
    }
  }
}
