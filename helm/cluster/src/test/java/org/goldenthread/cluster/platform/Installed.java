package org.goldenthread.cluster.platform;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the council's platform, which the first of them installs and the end of the run
/// removes.
public final class Installed implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(Installed.class);

  /// A platform that could not be installed is tried once, not by every test.
  private static final AtomicBoolean TRIED = new AtomicBoolean();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Council.class);
  }

  @Override
  public Council resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Council.class, key -> install(), Council.class);
  }

  private static Council install() {
    if (TRIED.getAndSet(true)) {
      throw new AssertionError("the platform could not be installed: the first test says why");
    }
    return Council.install();
  }
}
