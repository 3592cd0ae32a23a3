package org.goldenthread.cluster;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the council's platform, which the first of them installs and the end of the run
/// removes.
final class Installed implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(Installed.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Council.class);
  }

  /// What went wrong with the installation: nobody tries it twice.
  private static @Nullable Throwable failed;

  @Override
  public Council resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Council.class, key -> install(), Council.class);
  }

  private static Council install() {
    if (failed != null) {
      throw new AssertionError("the platform could not be installed, see the first test", failed);
    }
    try {
      return Council.install();
    } catch (RuntimeException | AssertionError reason) {
      failed = reason;
      throw reason;
    }
  }
}
