package org.goldenthread.gateway.http;

import com.google.api.HttpBody;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.transcode.Json;
import org.jspecify.annotations.Nullable;

/// Turns what an RPC answered into what HTTP answers.
@Singleton
final class Answers {
  static final String JSON = "application/json";

  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx",
          "application/pdf", ".pdf",
          "text/html", ".html");

  private final Json json;

  Answers(Json json) {
    this.json = json;
  }

  /// Refuses what the caller could not read, before anything is done for them.
  static void refuseUnlessAccepted(@Nullable String accept, String... types) {
    if (Accepted.best(accept, types).isEmpty()) {
      throw Problem.of(
              Reason.NOT_ACCEPTABLE, "This call answers in " + String.join(" or ", types) + ".")
          .refusal();
    }
  }

  MutableHttpResponse<?> answer(Exchange exchange, Message message) {
    if (message instanceof HttpBody file) {
      return file(exchange, file)
          .header("traceparent", exchange.trace().traceparent())
          .body(file.getData().toByteArray());
    }
    @Nullable String etag = text(message, "etag");
    if (etag != null
        && exchange.binding().method().equals("GET")
        && isKnown(etag, exchange.header("If-None-Match"))) {
      return headers(HttpResponse.status(HttpStatus.NOT_MODIFIED), exchange, message);
    }
    if (message instanceof Empty) {
      return headers(HttpResponse.noContent(), exchange, message);
    }
    MutableHttpResponse<byte[]> response = HttpResponse.ok();
    String method = exchange.rpc().descriptor().getName();
    @Nullable String name = text(message, "name");
    if (method.startsWith("Create") && name != null) {
      response.status(HttpStatus.CREATED).header("Location", "/v1/" + name);
    }
    response.header("Content-Type", JSON).body(json.write(message));
    return headers(response, exchange, message);
  }

  /// Whether the caller has this version already, weakly compared (RFC 9110, section 13.1.2).
  private static boolean isKnown(String etag, @Nullable String ifNoneMatch) {
    return ifNoneMatch != null
        && Arrays.stream(ifNoneMatch.split(",", -1))
            .map(known -> known.strip().replaceFirst("^W/", ""))
            .anyMatch(known -> known.equals("*") || known.equals("\"" + etag + "\""));
  }

  /// The head of an answer that is a file. It is never shown in place of a page of ours. A file of
  /// a kind that people keep is called as the resource is whose file it is.
  static MutableHttpResponse<byte[]> file(Exchange exchange, HttpBody first) {
    MutableHttpResponse<byte[]> response = HttpResponse.ok();
    String type = first.getContentType();
    response.header("Content-Type", type.isEmpty() ? "application/octet-stream" : type);
    String extension = EXTENSIONS.getOrDefault(type.split(";", 2)[0], "");
    String path = exchange.request().getUri().getRawPath();
    String id = path.substring(path.lastIndexOf('/') + 1).split(":", 2)[0];
    boolean named = !extension.isEmpty() && id.matches("[A-Za-z0-9._-]+");
    response.header(
        "Content-Disposition",
        named ? "attachment; filename=\"" + id + extension + "\"" : "attachment");
    return response;
  }

  private static MutableHttpResponse<?> headers(
      MutableHttpResponse<?> response, Exchange exchange, Message message) {
    response.header("traceparent", exchange.trace().traceparent());
    @Nullable String etag = text(message, "etag");
    if (etag != null) {
      response.header("ETag", "\"" + etag + "\"");
    }
    @Nullable String next = text(message, "next_page_token");
    if (next != null) {
      response.header("Link", "<" + next(exchange, next) + ">; rel=\"next\"");
    }
    return response;
  }

  private static String next(Exchange exchange, String token) {
    @Nullable String query = exchange.request().getUri().getRawQuery();
    String others =
        query == null
            ? ""
            : Arrays.stream(query.split("&", -1))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("pageToken="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
    return exchange.request().getUri().getRawPath()
        + "?"
        + others
        + "pageToken="
        + URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  /// A text field of the answer; null where there is none or it is empty.
  static @Nullable String text(Message message, String field) {
    FieldDescriptor found = message.getDescriptorForType().findFieldByName(field);
    return found != null && message.getField(found) instanceof String text && !text.isEmpty()
        ? text
        : null;
  }
}
