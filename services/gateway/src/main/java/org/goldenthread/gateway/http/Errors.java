package org.goldenthread.gateway.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.trace.Trace;
import org.goldenthread.gateway.trace.Traces;

/// What the server itself refuses, before or beside the contract's routes, is a problem like any
/// other.
@Singleton
@Primary
final class Errors implements ErrorResponseProcessor<byte[]> {
  private final Traces traces;

  Errors(Traces traces) {
    this.traces = traces;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    long started = System.nanoTime();
    Trace trace = traces.begin(context.getRequest());
    MutableHttpResponse<byte[]> problem = Problems.response(problem(response.code()), trace);
    traces.end(trace, context.getRequest(), problem, System.nanoTime() - started);
    if (response.getHeaders().contains("Allow")) {
      problem.header("Allow", response.getHeaders().get("Allow"));
    }
    return problem;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 404 -> Problem.of(Reason.ROUTE_NOT_FOUND, "Nothing has this path; see /docs.");
      case 405 -> Problem.of(Reason.METHOD_NOT_ALLOWED, "This path takes other methods.");
      case 406 -> Problem.of(Reason.NOT_ACCEPTABLE, "It is not to be had in that media type.");
      case 413 -> Problem.of(Reason.REQUEST_TOO_LARGE, "The body is longer than is allowed.");
      case 415 -> Problem.of(Reason.MEDIA_TYPE_UNSUPPORTED, "That media type is not taken here.");
      default ->
          status < 500
              ? Problem.blank(status, "The request is not HTTP as it should be.")
              : Problem.of(Reason.INTERNAL, "A fault of ours; the trace id leads to it.");
    };
  }
}
