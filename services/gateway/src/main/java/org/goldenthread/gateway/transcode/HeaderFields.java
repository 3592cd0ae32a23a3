package org.goldenthread.gateway.transcode;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.jspecify.annotations.Nullable;

/// The fields that headers fill.
///
/// @param etag where `If-Match` goes: the request's own field, or the one of the resource that it
///   carries
/// @param needsEtag whether the call is refused without
/// @param requestId where `Idempotency-Key` goes
/// @param after where `Last-Event-ID` goes
record HeaderFields(
    @Nullable FieldPath etag,
    boolean needsEtag,
    @Nullable FieldPath requestId,
    @Nullable FieldPath after) {
  private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e]{1,200})\"");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static HeaderFields of(Descriptor request, String body, String method) {
    FieldDescriptor own = request.findFieldByName("etag");
    @Nullable FieldPath etag = own == null ? carried(request, body) : FieldPath.of(request, "etag");
    boolean changes = method.equals("PATCH") || method.equals("PUT") || method.equals("DELETE");
    boolean required =
        own != null
            && own.getOptions()
                .getExtension(FieldBehaviorProto.fieldBehavior)
                .contains(FieldBehavior.REQUIRED);
    return new HeaderFields(
        etag,
        etag != null && (changes || required),
        FieldPath.find(request, "request_id").orElse(null),
        FieldPath.find(request, "after").orElse(null));
  }

  private static @Nullable FieldPath carried(Descriptor request, String body) {
    FieldDescriptor field = body.isEmpty() ? null : request.findFieldByName(body);
    return field == null
            || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
            || field.getMessageType().findFieldByName("etag") == null
        ? null
        : FieldPath.of(request, body + ".etag");
  }

  void set(Incoming in, Message.Builder request) {
    if (etag != null) {
      setEtag(etag, in.ifMatch(), request);
    }
    if (requestId != null && in.idempotencyKey() != null) {
      if (!UUID.matcher(in.idempotencyKey()).matches()) {
        throw wrong("Idempotency-Key", "Expected a UUID.");
      }
      requestId.set(request, in.idempotencyKey());
    }
    if (after != null && in.lastEventId() != null) {
      after.set(request, in.lastEventId());
    }
  }

  private void setEtag(FieldPath field, @Nullable String ifMatch, Message.Builder request) {
    if (ifMatch != null) {
      Matcher quoted = ETAG.matcher(ifMatch.strip());
      if (!quoted.matches()) {
        throw wrong("If-Match", "Expected one etag in quotes, as the header `ETag` gave it.");
      }
      field.set(request, quoted.group(1));
    } else if (needsEtag && field.get(request).equals("")) {
      throw Problem.of(
              Reason.ETAG_REQUIRED,
              "This change needs the version that you have seen: read the resource and send its"
                  + " etag in `If-Match`.",
              Flaw.header("If-Match", "It is missing.", Reason.ETAG_REQUIRED.name()))
          .refusal();
    }
  }

  private static RuntimeException wrong(String header, String expected) {
    return Problem.of(
            Reason.FIELD_INVALID,
            "The header `" + header + "` cannot be read.",
            Flaw.header(header, expected, "WRONG_TYPE"))
        .refusal();
  }
}
