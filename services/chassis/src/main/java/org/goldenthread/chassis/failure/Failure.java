package org.goldenthread.chassis.failure;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// A call's expected failure, as its caller reads it: a status, a reason from the public catalogue,
/// one sentence that says what was wrong and what to do, and the fields at fault. Thrown at the rim
/// only; rules answer with sealed values.
public final class Failure extends RuntimeException {
  private static final String DOMAIN = "goldenthread.org";

  // A failure travels in gRPC's trailers, which HTTP/2 peers bound at 8 KiB unless told otherwise;
  // base64 makes a third more of it.
  private static final int MOST_VIOLATIONS = 10;
  private static final int LONGEST = 200;

  /// A field at fault.
  ///
  /// @param path the field's path in the request, in the contract's names:
  ///   `action.start.as_written`
  /// @param detail what is wrong with it and what is allowed
  /// @param code which rule it broke
  public record Violation(String path, String detail, String code) {}

  private final Code code;
  private final ErrorReason reason;
  private final String detail;
  private final List<Violation> violations;
  private final Map<String, String> metadata;
  private final java.time.@Nullable Duration retryAfter;

  private Failure(
      Code code,
      ErrorReason reason,
      String detail,
      List<Violation> violations,
      Map<String, String> metadata,
      java.time.@Nullable Duration retryAfter) {
    // Expected, so without a stack trace: a caller's mistake must not cost us one.
    super(reason + ": " + detail, null, false, false);
    this.code = code;
    this.reason = reason;
    this.detail = detail;
    this.violations = List.copyOf(violations);
    this.metadata = Map.copyOf(metadata);
    this.retryAfter = retryAfter;
  }

  public static Failure of(Code code, ErrorReason reason, String detail) {
    return new Failure(code, reason, detail, List.of(), Map.of(), null);
  }

  public static Failure invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? violations.getFirst().path() + ": " + violations.getFirst().detail()
            : violations.size()
                + " fields are not as they must be"
                + (violations.size() > MOST_VIOLATIONS
                    ? "; the first " + MOST_VIOLATIONS + " are named."
                    : ".");
    return new Failure(
        Code.INVALID_ARGUMENT, ErrorReason.FIELD_INVALID, detail, violations, Map.of(), null);
  }

  public static Failure invalid(String path, String detail) {
    return invalid(List.of(new Violation(path, detail, ErrorReason.FIELD_INVALID.name())));
  }

  public static Failure invalid(ErrorReason reason, String path, String detail) {
    return new Failure(
        Code.INVALID_ARGUMENT,
        reason,
        detail,
        List.of(new Violation(path, detail, reason.name())),
        Map.of(),
        null);
  }

  public static Failure notFound(ErrorReason reason, String name) {
    return of(Code.NOT_FOUND, reason, "There is no " + name + ".").with("resource", name);
  }

  public static Failure unavailable(ErrorReason reason, String detail) {
    return of(Code.UNAVAILABLE, reason, detail).retryAfter(java.time.Duration.ofSeconds(1));
  }

  /// The same failure with a fact that a program may act on.
  public Failure with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new Failure(code, reason, detail, violations, more, retryAfter);
  }

  public Failure retryAfter(java.time.Duration pause) {
    return new Failure(code, reason, detail, violations, metadata, pause);
  }

  public Code code() {
    return code;
  }

  public ErrorReason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  public List<Violation> violations() {
    return violations;
  }

  /// The facts that a program may act on.
  public Map<String, String> metadata() {
    return metadata;
  }

  /// As gRPC carries it (AIP-193).
  public StatusRuntimeException toStatus() {
    Status.Builder status = Status.newBuilder().setCode(code.value()).setMessage(cut(detail));
    status.addDetails(
        Any.pack(
            ErrorInfo.newBuilder()
                .setReason(reason.name())
                .setDomain(DOMAIN)
                .putAllMetadata(metadata)
                .build()));
    if (!violations.isEmpty()) {
      BadRequest.Builder bad = BadRequest.newBuilder();
      for (Violation violation : violations.stream().limit(MOST_VIOLATIONS).toList()) {
        bad.addFieldViolationsBuilder()
            .setField(cut(violation.path()))
            .setDescription(cut(violation.detail()))
            .setReason(violation.code());
      }
      status.addDetails(Any.pack(bad.build()));
    }
    if (retryAfter != null) {
      Duration pause = Duration.newBuilder().setSeconds(retryAfter.toSeconds()).build();
      status.addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(pause).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
