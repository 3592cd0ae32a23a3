package org.goldenthread.gateway.problem;

import io.grpc.Status;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// The failures that the gateway finds itself, and those whose HTTP status is not the usual one of
/// their gRPC status. Each name stands in the contract's catalogue.
public enum Reason {
  TOKEN_MISSING(401),
  TOKEN_INVALID(401),
  TOKEN_EXPIRED(401),
  FIELD_INVALID(400),
  FIELD_UNKNOWN(400),
  BODY_MALFORMED(400),
  ROUTE_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  DIRECTORATE_NOT_FOUND(404),
  ETAG_REQUIRED(428),
  ETAG_MISMATCH(412),
  FILE_MISSING(400),
  MEDIA_TYPE_UNSUPPORTED(415),
  NOT_ACCEPTABLE(406),
  FILE_TOO_LARGE(413),
  REQUEST_TOO_LARGE(413),
  OVERLOADED(429),
  INSTANCE_UNAVAILABLE(503),
  DEPENDENCY_UNAVAILABLE(503),
  DEADLINE_EXCEEDED(504),
  METHOD_UNKNOWN_TO_INSTANCE(501),
  CANCELLED(499),
  INTERNAL(500);

  private static final Map<String, Reason> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Reason::name, reason -> reason));

  private final int status;

  Reason(int status) {
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The HTTP status of a failure that a service reports.
  static int status(Status.Code code, String reason) {
    Reason ours = BY_NAME.get(reason);
    return ours != null ? ours.status : status(code);
  }

  private static int status(Status.Code code) {
    return switch (code) {
      case OK -> 200;
      case INVALID_ARGUMENT, OUT_OF_RANGE -> 400;
      case UNAUTHENTICATED -> 401;
      case PERMISSION_DENIED -> 403;
      case NOT_FOUND -> 404;
      case ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED -> 409;
      case RESOURCE_EXHAUSTED -> 429;
      case CANCELLED -> 499;
      case UNIMPLEMENTED -> 501;
      case UNAVAILABLE -> 503;
      case DEADLINE_EXCEEDED -> 504;
      case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
    };
  }
}
