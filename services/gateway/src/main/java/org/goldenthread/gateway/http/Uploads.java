package org.goldenthread.gateway.http;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.call.Channels;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.transcode.Json;

/// Calls whose request is a file: the raw body goes on piece by piece, as fast as it is taken, and
/// is never held here.
@Singleton
final class Uploads {
  private static final Set<String> FORMS =
      Set.of("multipart/form-data", "multipart/mixed", "application/x-www-form-urlencoded");

  private final Channels channels;
  private final Json json;
  private final Answers answers;
  private final HttpConfig config;

  Uploads(Channels channels, Json json, Answers answers, HttpConfig config) {
    this.channels = channels;
    this.json = json;
    this.answers = answers;
    this.config = config;
  }

  CompletableFuture<HttpResponse<?>> answer(Exchange exchange) throws Exception {
    String type = RequestBody.type(exchange.request());
    if (FORMS.contains(type) || type.startsWith("multipart/")) {
      throw Problem.of(
              Reason.MEDIA_TYPE_UNSUPPORTED,
              "Send the file itself as the body and not a form: `curl --data-binary @file -H"
                  + " 'Content-Type: application/octet-stream'`.")
          .refusal();
    }
    long length = exchange.request().getContentLength();
    if (length == 0) {
      throw FileTransfer.missing().refusal();
    }
    if (length > config.largestFile()) {
      throw FileTransfer.tooLarge(config.largestFile()).refusal();
    }
    FieldDescriptor file = Objects.requireNonNull(exchange.binding().bodyField());
    Message parameters = exchange.binding().request(exchange.incoming(), new byte[0], json);
    ClientCall<Message, Message> call =
        exchange.forCaller(
            () ->
                channels
                    .find(exchange.rpc(), parameters)
                    .newCall(exchange.rpc().grpc(), Exchange.within(config.fileDeadline())));
    FileTransfer transfer =
        new FileTransfer(
            call,
            config.largestFile(),
            (piece, first) -> message(parameters, file, type, piece, first));
    RequestBody.of(exchange.request()).move().toByteArrayPublisher().subscribe(transfer);
    return transfer.answer().thenApply(message -> answers.answer(exchange, message));
  }

  /// The first message has the parameters and the first piece, the others have pieces alone.
  private static Message message(
      Message parameters, FieldDescriptor file, String type, ByteString piece, boolean first) {
    HttpBody body = HttpBody.newBuilder().setContentType(first ? type : "").setData(piece).build();
    Message.Builder message = first ? parameters.toBuilder() : parameters.newBuilderForType();
    return message.setField(file, body).build();
  }
}
