package org.goldenthread.plan.document.file;

import java.io.IOException;

/// Carries a refusal out of the depth of a walk over untrusted markup; [WordFile] turns it into an
/// answer, so that no caller ever catches it. An IOException, since the XML reader passes those on.
final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  private final Refusal.Reason reason;

  Refused(Refusal.Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Refused(Refusal.Reason reason, Throwable cause) {
    super(reason.name(), cause);
    this.reason = reason;
  }

  Refusal.Reason reason() {
    return reason;
  }

  /// The refusal inside an exception that a library wrapped around it, or else `otherwise`.
  static Refused in(Exception thrown, Refusal.Reason otherwise) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refused refused) return refused;
    }
    return new Refused(otherwise, thrown);
  }
}
