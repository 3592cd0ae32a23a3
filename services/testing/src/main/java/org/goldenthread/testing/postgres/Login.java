package org.goldenthread.testing.postgres;

import java.util.Objects;

/// A database role that may log in, and its password.
public record Login(String username, String password) {
  public Login {
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
  }

  /// Leaves the password out, so that a login may be printed.
  @Override
  public String toString() {
    return "Login[" + username + "]";
  }
}
