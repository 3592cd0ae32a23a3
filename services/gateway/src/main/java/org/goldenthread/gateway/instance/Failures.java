package org.goldenthread.gateway.instance;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import org.goldenthread.error.v1.ErrorReason;

/// Why a call cannot be routed to any instance.
final class Failures {
  /// A refusal lasts until a person has mended something.
  private static final int SECONDS = 30;

  private Failures() {}

  static StatusRuntimeException notFound(String directorate) {
    return StatusProto.toStatusRuntimeException(
        status(
                Code.NOT_FOUND,
                ErrorReason.DIRECTORATE_NOT_FOUND,
                directorate,
                "No directorate " + directorate + " is served here.")
            .build());
  }

  static StatusRuntimeException refused(String directorate) {
    RetryInfo later =
        RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(SECONDS)).build();
    return StatusProto.toStatusRuntimeException(
        status(
                Code.UNAVAILABLE,
                ErrorReason.DIRECTORATE_REFUSED,
                directorate,
                "Whatever claims to be "
                    + directorate
                    + " is refused, so nothing is routed to it. GET /v1/directorates tells the"
                    + " directorate's operators why.")
            .addDetails(Any.pack(later))
            .build());
  }

  static StatusRuntimeException notLooked() {
    return StatusProto.toStatusRuntimeException(
        status(
                Code.UNAVAILABLE,
                ErrorReason.INSTANCE_UNAVAILABLE,
                "",
                "This gateway has just started and does not know yet which directorates there are.")
            .build());
  }

  private static Status.Builder status(
      Code code, ErrorReason reason, String directorate, String sentence) {
    ErrorInfo.Builder info =
        ErrorInfo.newBuilder().setReason(reason.name()).setDomain("goldenthread.org");
    if (!directorate.isEmpty()) {
      info.putMetadata("directorate", directorate);
    }
    return Status.newBuilder()
        .setCode(code.getNumber())
        .setMessage(sentence)
        .addDetails(Any.pack(info.build()));
  }
}
