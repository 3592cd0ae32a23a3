package org.goldenthread.gateway.view.document;

import io.grpc.Status.Code;
import java.util.Locale;
import java.util.Set;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Failures;

/// What may be sent as a plan, by what its sender says that it is.
final class MediaTypes {
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /// Documents that are no plan either, but whose refusal by the reader says what to do about them,
  /// which "unsupported" does not.
  private static final Set<String> EXPLAINED =
      Set.of(
          "application/msword",
          "application/pdf",
          "application/vnd.ms-word.document.macroenabled.12",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
          "application/vnd.oasis.opendocument.text",
          "application/rtf",
          "application/zip");

  private MediaTypes() {}

  static void check(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.isEmpty()
        || type.equals(WORD)
        || type.equals("application/octet-stream")
        || EXPLAINED.contains(type)) {
      return;
    }
    throw Failures.of(
        Code.INVALID_ARGUMENT,
        ErrorReason.MEDIA_TYPE_UNSUPPORTED,
        "A plan is sent as the file itself, as " + WORD + " or application/octet-stream.");
  }
}
