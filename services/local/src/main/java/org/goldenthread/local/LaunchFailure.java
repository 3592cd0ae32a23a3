package org.goldenthread.local;

/// The platform could not be started, for a reason that whoever started it can read and mend.
public final class LaunchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LaunchFailure(String message) {
    super(message);
  }

  LaunchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
