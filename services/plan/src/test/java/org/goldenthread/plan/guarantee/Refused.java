package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/// How a call was refused.
final class Refused {
  private final Code code;
  private final String reason;
  private final List<String> fields;
  private final boolean retry;

  private Refused(Code code, String reason, List<String> fields, boolean retry) {
    this.code = code;
    this.reason = reason;
    this.fields = List.copyOf(fields);
    this.retry = retry;
  }

  static Refused by(Executable call) {
    return of(assertThrows(StatusRuntimeException.class, call));
  }

  static Refused of(StatusRuntimeException failed) {
    List<Any> details = Objects.requireNonNull(StatusProto.fromThrowable(failed)).getDetailsList();
    String reason =
        find(details, ErrorInfo.class).stream().map(ErrorInfo::getReason).findFirst().orElse("");
    List<String> fields =
        find(details, BadRequest.class).stream()
            .flatMap(bad -> bad.getFieldViolationsList().stream())
            .map(BadRequest.FieldViolation::getField)
            .toList();
    boolean retry = !find(details, RetryInfo.class).isEmpty();
    return new Refused(failed.getStatus().getCode(), reason, fields, retry);
  }

  Code code() {
    return code;
  }

  /// The paths of the fields at fault.
  List<String> fields() {
    return fields;
  }

  /// Whether the answer says when to try again.
  boolean retry() {
    return retry;
  }

  /// Its code and its reason from the public catalogue: `ABORTED ETAG_MISMATCH`.
  String why() {
    return code + " " + reason;
  }

  private static <M extends Message> List<M> find(List<Any> details, Class<M> type) {
    return details.stream().filter(any -> any.is(type)).map(any -> unpack(any, type)).toList();
  }

  private static <M extends Message> M unpack(Any any, Class<M> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException(damaged);
    }
  }
}
