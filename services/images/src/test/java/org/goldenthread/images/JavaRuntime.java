package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Java runtime of all images: the JDK that runs this, without what a program does not need.
/// The caches are accepted by no other.
///
/// @param home its folder
record JavaRuntime(Path home) {
  // The whole of Java SE, since libraries look for parts of it by name; what Netty, the driver and
  // the caches of Java's own need beside it; jcmd and Flight Recorder for whoever has to look in.
  private static final String MODULES =
      "java.se,jdk.charsets,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.jfr,"
          + "jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";

  /// The runtime in that folder, made unless the same was made there before.
  static JavaRuntime link(Path folder) throws IOException, InterruptedException {
    var jdk = Path.of(System.getProperty("java.home"));
    var command =
        List.of(
            jdk.resolve("bin/jlink").toString(),
            "--add-modules",
            MODULES,
            "--include-locales=en-GB",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.toString());
    var stamp = folder.resolveSibling("runtime-is");
    var is = System.getProperty("java.runtime.version") + "\n" + String.join("\n", command);
    if (!Files.exists(stamp) || !Files.readString(stamp).equals(is)) {
      Files.deleteIfExists(stamp);
      Folders.remove(folder);
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("jlink ended with exit code " + exit);
      }
      Folders.settle(folder);
      Files.writeString(stamp, is);
    }
    return new JavaRuntime(folder);
  }

  Path java() {
    return home.resolve("bin/java").toAbsolutePath();
  }
}
