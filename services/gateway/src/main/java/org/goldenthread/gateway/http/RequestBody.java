package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// The body of a request, within its bounds.
final class RequestBody {
  private static final Set<String> JSON =
      Set.of("", "application/json", "application/merge-patch+json");

  private RequestBody() {}

  static ByteBody of(HttpRequest<?> request) {
    if (request instanceof ServerHttpRequest<?> served) {
      return served.byteBody();
    }
    throw new IllegalStateException("a request that no server received: " + request.getClass());
  }

  /// The whole body, where it is JSON and not too long.
  static CompletableFuture<byte[]> json(HttpRequest<?> request, int largest) {
    String type = type(request);
    if (!JSON.contains(type)) {
      throw Problem.of(
              Reason.MEDIA_TYPE_UNSUPPORTED,
              "This call takes application/json and not " + type + ".")
          .refusal();
    }
    if (!isUtf8(request)) {
      throw Problem.of(
              Reason.MEDIA_TYPE_UNSUPPORTED,
              "JSON is sent as UTF-8; leave the charset out or write charset=utf-8.")
          .refusal();
    }
    if (request.getContentLength() > largest) {
      throw tooLarge(largest);
    }
    return of(request)
        .buffer()
        .handle(
            (body, failure) -> {
              if (body == null) {
                throw isTooLong(failure) ? tooLarge(largest) : brokenOff();
              }
              try (CloseableAvailableByteBody whole = body) {
                if (whole.length() > largest) {
                  throw tooLarge(largest);
                }
                return whole.toByteArray();
              }
            });
  }

  /// The body's media type, without parameters; empty where the request names none.
  static String type(HttpRequest<?> request) {
    @Nullable String type = request.getHeaders().get("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isUtf8(HttpRequest<?> request) {
    try {
      return request.getContentType().flatMap(MediaType::getCharset).orElse(UTF_8).equals(UTF_8);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  private static boolean isTooLong(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ContentLengthExceededException
        || cause instanceof BufferLengthExceededException;
  }

  private static Refusal brokenOff() {
    return Problem.of(
            Reason.BODY_MALFORMED, "The body broke off before its end; send the request again.")
        .refusal();
  }

  private static Refusal tooLarge(int largest) {
    return Problem.of(
            Reason.REQUEST_TOO_LARGE, "The body is longer than the " + largest + " bytes allowed.")
        .refusal();
  }
}
