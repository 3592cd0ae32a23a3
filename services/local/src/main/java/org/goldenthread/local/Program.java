package org.goldenthread.local;

import java.io.File;
import java.util.Objects;

/// A program that is run as a process of its own.
///
/// @param mainClass what is started
/// @param classPath as the JVM takes it
record Program(String mainClass, String classPath) {
  /// A program that is on the class path of this JVM.
  static Program here(Class<?> main) {
    return new Program(
        main.getName(), Objects.requireNonNull(System.getProperty("java.class.path")));
  }

  static String join(String first, String second) {
    return first + File.pathSeparator + second;
  }
}
