package org.goldenthread.gateway.problem;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The problem that a failed call means.
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final String RETRY_AFTER = "Retry-After";

  private Failures() {}

  /// Reads a failure.
  ///
  /// @param flaw says where in the HTTP request a violated field is
  public static Problem problem(Throwable failure, Function<BadRequest.FieldViolation, Flaw> flaw) {
    if (failure instanceof Refusal refusal) {
      return refusal.problem();
    }
    Status status = Status.fromThrowable(failure);
    com.google.rpc.Status rich = StatusProto.fromThrowable(failure);
    @Nullable ErrorInfo info = null;
    @Nullable RetryInfo again = null;
    List<Flaw> flaws = new ArrayList<>();
    try {
      for (Any detail : rich == null ? List.<Any>of() : rich.getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          info = detail.unpack(ErrorInfo.class);
        } else if (detail.is(BadRequest.class)) {
          detail.unpack(BadRequest.class).getFieldViolationsList().stream()
              .map(flaw)
              .forEach(flaws::add);
        } else if (detail.is(RetryInfo.class)) {
          again = detail.unpack(RetryInfo.class);
        }
      }
    } catch (InvalidProtocolBufferException damaged) {
      LOG.warn("a failure's details cannot be read", damaged);
    }
    Problem problem = info == null ? bare(status, failure) : told(status, info, flaws);
    return again == null ? retry(problem) : problem.withHeader(RETRY_AFTER, seconds(again));
  }

  private static Problem told(Status status, ErrorInfo info, List<Flaw> flaws) {
    int http = Reason.status(status.getCode(), info.getReason());
    if (http == Reason.INTERNAL.status()) {
      return Problem.of(Reason.INTERNAL, FAULT);
    }
    String detail = status.getDescription() == null ? "" : status.getDescription();
    return new Problem(info.getReason(), http, detail, flaws, info.getMetadataMap(), Map.of());
  }

  private static final String FAULT = "A fault of ours; the trace id leads to it.";

  /// A failure of the transport, or one that says nothing of itself.
  private static Problem bare(Status status, Throwable failure) {
    return switch (status.getCode()) {
      case UNAVAILABLE ->
          Problem.of(Reason.INSTANCE_UNAVAILABLE, "The service cannot be reached at present.");
      case DEADLINE_EXCEEDED ->
          Problem.of(Reason.DEADLINE_EXCEEDED, "The answer took longer than the call may take.");
      case UNIMPLEMENTED ->
          Problem.of(
              Reason.METHOD_UNKNOWN_TO_INSTANCE,
              "The directorate runs a version that does not know this call.");
      case UNAUTHENTICATED ->
          Problem.of(Reason.TOKEN_INVALID, "The service does not accept the token.");
      case RESOURCE_EXHAUSTED ->
          Problem.of(Reason.OVERLOADED, "More is asked than can be answered now.");
      case CANCELLED -> Problem.of(Reason.CANCELLED, "The call was given up.");
      case INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE -> {
        LOG.warn("a call was refused without a reason", failure);
        yield Problem.blank(
            Reason.status(status.getCode(), ""), "The service refused it and gave no reason.");
      }
      case OK, UNKNOWN, INTERNAL, DATA_LOSS -> {
        LOG.error("a call failed without saying why", failure);
        yield Problem.of(Reason.INTERNAL, FAULT);
      }
    };
  }

  /// Whole seconds, as the header has them, and never too early.
  private static String seconds(RetryInfo again) {
    com.google.protobuf.Duration delay = again.getRetryDelay();
    return Long.toString(Math.max(1, delay.getSeconds() + (delay.getNanos() > 0 ? 1 : 0)));
  }

  private static Problem retry(Problem problem) {
    return problem.status() == 429 || problem.status() == 503
        ? problem.withHeader(RETRY_AFTER, "1")
        : problem;
  }
}
