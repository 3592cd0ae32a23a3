package org.goldenthread.gateway.guard;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.util.Set;
import org.goldenthread.error.v1.ErrorReason;

/// What the end of a call tells of the service that was called.
enum Outcome {
  /// It answered, whatever it was: a refusal is an answer too.
  ANSWERED,
  /// It did not, or it said that it cannot answer anything.
  FAILED,
  /// Nothing: the caller went, or had no time to wait.
  NOTHING;

  /// UNAVAILABLE by which a service that is well puts one question off. Whoever asks for too recent
  /// an instant must not close a service to everybody.
  private static final Set<String> PUT_OFF =
      Set.of(ErrorReason.READ_TIME_TOO_RECENT.name(), ErrorReason.DEPENDENCY_UNAVAILABLE.name());

  /// Reads a call's end.
  ///
  /// @param fair whether the call had a reasonable time
  static Outcome of(Status status, Metadata trailers, boolean fair) {
    return switch (status.getCode()) {
      case CANCELLED -> NOTHING;
      case DEADLINE_EXCEEDED -> fair ? FAILED : NOTHING;
      case UNAVAILABLE -> isPutOff(status, trailers) ? ANSWERED : FAILED;
      case OK,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          UNIMPLEMENTED,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          ANSWERED;
    };
  }

  private static boolean isPutOff(Status status, Metadata trailers) {
    try {
      for (Any detail : StatusProto.fromStatusAndTrailers(status, trailers).getDetailsList()) {
        if (detail.is(ErrorInfo.class)
            && PUT_OFF.contains(detail.unpack(ErrorInfo.class).getReason())) {
          return true;
        }
      }
      return false;
    } catch (InvalidProtocolBufferException damaged) {
      return false;
    }
  }
}
