package org.goldenthread.gateway.http;

import com.google.protobuf.Message;
import com.google.rpc.BadRequest.FieldViolation;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.guard.Repeats;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.problem.Failures;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.route.Routes.Found;
import org.goldenthread.gateway.trace.Trace;
import org.goldenthread.gateway.transcode.Binding;
import org.goldenthread.gateway.transcode.Incoming;
import org.jspecify.annotations.Nullable;

/// One HTTP request on its way through: what it asks for, for whom, in which trace.
record Exchange(
    HttpRequest<?> request, Found.Route<Binding> route, Trace trace, String token, Caller caller) {

  Binding binding() {
    return route.target();
  }

  Rpc rpc() {
    return binding().rpc();
  }

  @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  Incoming incoming() {
    return new Incoming(
        route,
        request.getUri().getRawQuery(),
        header("If-Match"),
        header("Idempotency-Key"),
        header("Last-Event-ID"));
  }

  /// Does something with the caller's token and trace in the context, from which calls take them.
  <T> T forCaller(Callable<T> action) throws Exception {
    return trace.within(() -> Context.current().withValue(CallerContext.TOKEN, token).call(action));
  }

  /// Results are handled where they arrive: nothing that is done with them blocks.
  static CallOptions within(Duration deadline) {
    return CallOptions.DEFAULT
        .withDeadlineAfter(deadline.toNanos(), TimeUnit.NANOSECONDS)
        .withExecutor(Runnable::run);
  }

  /// The same for a call that is sent again where it did not come through and may be: a read, or a
  /// write that its service knows again by its key.
  CallOptions within(Duration deadline, Message request) {
    boolean repeats =
        binding().method().equals("GET") || Answers.text(request, "request_id") != null;
    return within(deadline).withOption(Repeats.ALLOWED, repeats);
  }

  /// What a failure of this call means to who asked.
  Problem problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return Failures.problem(cause, this::flaw);
  }

  /// A field of the RPC's request, found again in the HTTP request.
  private Flaw flaw(FieldViolation violation) {
    String field = violation.getField();
    @Nullable String header = filledBy(field);
    if (header != null) {
      return Flaw.header(header, violation.getDescription(), violation.getReason());
    }
    List<String> steps = new ArrayList<>(Arrays.asList(field.replace("]", "").split("[.\\[]")));
    boolean path = binding().template().variables().stream().anyMatch(v -> v.field().equals(field));
    boolean whole = binding().body().equals("*");
    if (path || !(whole || steps.getFirst().equals(binding().body()))) {
      String name = "/" + camelCase(field.replaceAll("\\[.*?\\]", ""));
      return new Flaw(
          name, path ? "path" : "query", violation.getDescription(), violation.getReason());
    }
    steps.replaceAll(Exchange::camelCase);
    List<String> within = whole ? steps : steps.subList(1, steps.size());
    String pointer = within.isEmpty() ? "" : "/" + String.join("/", within);
    return Flaw.body(pointer, violation.getDescription(), violation.getReason());
  }

  /// The header that filled a field; null where none did. What is no part of the body has no other
  /// documented place.
  private @Nullable String filledBy(String field) {
    @Nullable String header =
        switch (field) {
          case "etag" -> "If-Match";
          case "request_id" -> "Idempotency-Key";
          case "after" -> "Last-Event-ID";
          default -> null;
        };
    if (header == null || header(header) != null) {
      return header;
    }
    return field.equals("after") || binding().body().equals("*") ? null : header;
  }

  private static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' && i + 1 < name.length()) {
        i++;
        camel.append(Character.toUpperCase(name.charAt(i)));
      } else {
        camel.append(c);
      }
    }
    return camel.toString();
  }
}
