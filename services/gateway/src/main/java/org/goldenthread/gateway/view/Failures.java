package org.goldenthread.gateway.view;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.Optional;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.view.v1.Availability;

/// Why a call failed, as the contract tells it: every failure has a reason from the catalogue, also
/// one that no service had the time to explain.
public final class Failures {
  private static final String DOMAIN = "goldenthread.org";

  private Failures() {}

  /// A failure that the gateway itself finds.
  public static StatusRuntimeException of(Code code, ErrorReason reason, String sentence) {
    return of(code, reason, sentence, Map.of());
  }

  /// The same with facts that a program may act on.
  public static StatusRuntimeException of(
      Code code, ErrorReason reason, String sentence, Map<String, String> facts) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage(sentence)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(reason.name())
                        .setDomain(DOMAIN)
                        .putAllMetadata(facts)
                        .build()))
            .build());
  }

  /// What a service answered, without what else stood in its trailers; with a reason where it had
  /// none, because the connection failed or the answer did not come.
  public static StatusRuntimeException from(
      StatusRuntimeException failure, String directorate, String service) {
    if (info(failure).isPresent()) {
      return outward(failure);
    }
    Code code = failure.getStatus().getCode();
    return of(code, reason(code), sentence(code, service, directorate));
  }

  /// As it may leave the gateway: status and details, and nothing about a fault of ours.
  public static StatusRuntimeException outward(Throwable failure) {
    if (failure instanceof StatusRuntimeException known && info(known).isPresent()) {
      com.google.rpc.Status status = StatusProto.fromThrowable(known);
      return status == null ? known : StatusProto.toStatusRuntimeException(status);
    }
    StatusRuntimeException fault =
        of(Code.INTERNAL, ErrorReason.INTERNAL, "Something went wrong here.");
    fault.initCause(failure);
    return fault;
  }

  /// The reason from the catalogue.
  public static ErrorReason reason(StatusRuntimeException failure) {
    return info(failure)
        .flatMap(info -> Optional.ofNullable(known(info.getReason())))
        .orElseGet(() -> reason(failure.getStatus().getCode()));
  }

  /// The sentence for a person.
  public static String detail(StatusRuntimeException failure) {
    String description = failure.getStatus().getDescription();
    return description == null ? reason(failure).name() : description;
  }

  public static Availability availability(StatusRuntimeException failure) {
    return Availability.newBuilder()
        .setState(Availability.State.UNAVAILABLE)
        .setReason(reason(failure))
        .setDetail(detail(failure))
        .build();
  }

  private static Optional<ErrorInfo> info(StatusRuntimeException failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status == null) {
      return Optional.empty();
    }
    for (Any detail : status.getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return Optional.of(detail.unpack(ErrorInfo.class));
        } catch (InvalidProtocolBufferException damaged) {
          throw new IllegalStateException("a failure whose details cannot be read", damaged);
        }
      }
    }
    return Optional.empty();
  }

  /// Null for a reason of a newer version that this one does not know.
  private static @org.jspecify.annotations.Nullable ErrorReason known(String name) {
    for (ErrorReason reason : ErrorReason.values()) {
      if (reason.name().equals(name)) {
        return reason;
      }
    }
    return null;
  }

  private static ErrorReason reason(Code code) {
    return switch (code) {
      case UNAVAILABLE -> ErrorReason.INSTANCE_UNAVAILABLE;
      case DEADLINE_EXCEEDED -> ErrorReason.DEADLINE_EXCEEDED;
      case UNIMPLEMENTED -> ErrorReason.METHOD_UNKNOWN_TO_INSTANCE;
      case CANCELLED -> ErrorReason.CANCELLED;
      case UNAUTHENTICATED -> ErrorReason.TOKEN_INVALID;
      case PERMISSION_DENIED -> ErrorReason.ROLE_MISSING;
      case RESOURCE_EXHAUSTED -> ErrorReason.OVERLOADED;
      case NOT_FOUND -> ErrorReason.RESOURCE_NOT_FOUND;
      case INVALID_ARGUMENT -> ErrorReason.FIELD_INVALID;
      case OK,
          UNKNOWN,
          ALREADY_EXISTS,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          INTERNAL,
          DATA_LOSS ->
          ErrorReason.INTERNAL;
    };
  }

  private static String sentence(Code code, String service, String directorate) {
    String which = "The " + service + " service of " + directorate;
    return switch (reason(code)) {
      case INSTANCE_UNAVAILABLE -> which + " cannot be reached.";
      case DEADLINE_EXCEEDED -> which + " took too long to answer.";
      case METHOD_UNKNOWN_TO_INSTANCE ->
          which + " is of an older version that does not know this call.";
      case CANCELLED -> "The call was given up before " + service + " answered.";
      case TOKEN_INVALID -> which + " did not accept the token.";
      case ROLE_MISSING -> which + " did not allow the call.";
      case OVERLOADED -> which + " has more to do than it can.";
      default -> which + " failed (" + Status.fromCode(code).getCode() + ").";
    };
  }
}
