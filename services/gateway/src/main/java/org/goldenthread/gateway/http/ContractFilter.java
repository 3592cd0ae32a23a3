package org.goldenthread.gateway.http;

import com.google.api.HttpBody;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.chassis.measure.Measures;
import org.goldenthread.gateway.problem.Failures;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.problem.Refusal;
import org.goldenthread.gateway.route.RequestPath;
import org.goldenthread.gateway.route.Routes;
import org.goldenthread.gateway.route.Routes.Found;
import org.goldenthread.gateway.table.Listing;
import org.goldenthread.gateway.table.TableType;
import org.goldenthread.gateway.trace.Trace;
import org.goldenthread.gateway.trace.Traces;
import org.goldenthread.gateway.transcode.Binding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every path of the contract.
///
/// It is a filter and not a controller, because its routes are the contract's and not known to the
/// compiler, and because a path is matched as it was sent: decoding before matching would let an id
/// with an encoded slash name something else.
@ServerFilter("/v1/**")
final class ContractFilter {
  private static final Logger LOG = LoggerFactory.getLogger(ContractFilter.class);

  private final Routes<Binding> routes;
  private final Bearer bearer;
  private final PlainCalls plain;
  private final Uploads uploads;
  private final Streams streams;
  private final HttpConfig config;
  private final Traces traces;
  private final Semaphore calls;

  ContractFilter(
      Routes<Binding> routes,
      Bearer bearer,
      PlainCalls plain,
      Uploads uploads,
      Streams streams,
      HttpConfig config,
      Traces traces,
      MeterRegistry registry) {
    this.routes = routes;
    this.bearer = bearer;
    this.plain = plain;
    this.uploads = uploads;
    this.streams = streams;
    this.config = config;
    this.traces = traces;
    this.calls = new Semaphore(config.calls());
    Measures.places(registry, "call", calls, config.calls());
  }

  @RequestFilter
  CompletableFuture<HttpResponse<?>> answer(HttpRequest<?> request) {
    long started = System.nanoTime();
    Trace trace = traces.begin(request);
    if (!calls.tryAcquire()) {
      HttpResponse<?> refusal = Problems.response(overloaded(), trace);
      traces.end(trace, request, refusal, System.nanoTime() - started);
      return CompletableFuture.completedFuture(refusal);
    }
    CompletableFuture<HttpResponse<?>> answer;
    try {
      answer = route(request, trace);
    } catch (RuntimeException failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    return answer
        .exceptionally(failure -> Problems.response(problem(failure), trace))
        .thenApply(
            response -> {
              calls.release();
              long nanos = System.nanoTime() - started;
              traces.end(trace, request, response, nanos);
              LOG.atInfo()
                  .addKeyValue("method", request.getMethodName())
                  .addKeyValue("path", request.getUri().getRawPath())
                  .addKeyValue("status", response.code())
                  .addKeyValue("micros", nanos / 1000)
                  .addKeyValue("traceId", trace.id())
                  .log("answered");
              return response;
            });
  }

  private CompletableFuture<HttpResponse<?>> route(HttpRequest<?> request, Trace trace) {
    RequestPath path =
        RequestPath.read(request.getUri().getRawPath()).orElseThrow(ContractFilter::noRoute);
    String method = request.getMethodName().equals("HEAD") ? "GET" : request.getMethodName();
    return switch (routes.find(method, path)) {
      case Found.Route<Binding> route -> {
        traces.follow(trace, request, route.template().written());
        yield call(request, route, trace);
      }
      case Found.OtherMethods<Binding>(var others) ->
          throw otherMethods(others, request.getMethodName());
      case Found.Nothing<Binding>() -> throw noRoute();
    };
  }

  private CompletableFuture<HttpResponse<?>> call(
      HttpRequest<?> request, Found.Route<Binding> route, Trace trace) {
    String token = Bearer.token(request.getHeaders().get("Authorization"));
    Binding binding = route.target();
    CompletableFuture<byte[]> body =
        binding.takesJson()
            ? RequestBody.json(request, config.largestBody())
            : CompletableFuture.completedFuture(new byte[0]);
    return bearer
        .caller(token)
        .thenCompose(
            caller ->
                body.thenCompose(
                    bytes -> answer(new Exchange(request, route, trace, token, caller), bytes)));
  }

  private CompletableFuture<HttpResponse<?>> answer(Exchange exchange, byte[] body) {
    CompletableFuture<HttpResponse<?>> answer;
    try {
      answer = kind(exchange, body);
    } catch (Exception failure) {
      answer = CompletableFuture.failedFuture(failure);
    }
    return answer.exceptionally(
        failure -> Problems.response(exchange.problem(failure), exchange.trace()));
  }

  private CompletableFuture<HttpResponse<?>> kind(Exchange exchange, byte[] body) throws Exception {
    if (!exchange.rpc().grpc().getType().serverSendsOneMessage()) {
      return streams.answer(exchange);
    }
    Optional<TableType> table = tableType(exchange.header("Accept"));
    if (table.isPresent() && exchange.binding().method().equals("GET")) {
      Optional<Listing> listing = Listing.of(exchange.rpc());
      if (listing.isPresent()) {
        return streams.table(exchange, listing.get(), table.get());
      }
    }
    // A file has the type that it has, which only its service knows.
    if (!(exchange.rpc().output() instanceof HttpBody)) {
      Answers.refuseUnlessAccepted(exchange.header("Accept"), Answers.JSON, Problems.TYPE);
    }
    return exchange.binding().takesFile() ? uploads.answer(exchange) : plain.answer(exchange, body);
  }

  /// The table that a caller would rather have than JSON; tables are only given to who names them.
  private static Optional<TableType> tableType(@Nullable String accept) {
    if (accept == null || !(accept.contains("csv") || accept.contains("spreadsheet"))) {
      return Optional.empty();
    }
    String best =
        Accepted.best(accept, Answers.JSON, TableType.CSV.mediaType(), TableType.XLSX.mediaType())
            .orElse("");
    return Arrays.stream(TableType.values()).filter(t -> t.mediaType().equals(best)).findFirst();
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Failures.problem(
        cause, field -> Flaw.body("/" + field.getField(), field.getDescription(), ""));
  }

  private static Problem overloaded() {
    return Problem.of(Reason.OVERLOADED, "Too many calls are being answered; come again.")
        .withHeader("Retry-After", "1");
  }

  private static Refusal otherMethods(List<String> others, String method) {
    // Whatever can be read can also be asked for its head.
    Stream<String> head = others.contains("GET") ? Stream.of("HEAD") : Stream.empty();
    String allowed =
        Stream.concat(others.stream(), head).sorted().collect(Collectors.joining(", "));
    return Problem.of(
            Reason.METHOD_NOT_ALLOWED, "This path takes " + allowed + " and not " + method + ".")
        .withHeader("Allow", allowed)
        .refusal();
  }

  private static Refusal noRoute() {
    return Problem.of(Reason.ROUTE_NOT_FOUND, "No call has this path; see /docs.").refusal();
  }
}
