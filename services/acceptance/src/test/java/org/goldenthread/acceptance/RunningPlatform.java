package org.goldenthread.acceptance;

import org.goldenthread.local.Platform;
import org.goldenthread.local.PlatformConfig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One platform for all tests of this JVM, given to whoever takes a [Platform]. It serves the
/// directorates `fsc` and `els`, `imp` for what happens to imports, and `hst`, in which nothing may
/// ever be left behind.
final class RunningPlatform implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(Platform.class);
  }

  /// JUnit closes it after the last test.
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(
            Platform.class,
            _ -> Platform.start(PlatformConfig.forTests("fsc", "els", "imp", "hst")),
            Platform.class);
  }
}
