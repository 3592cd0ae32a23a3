package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/// Folders that become layers.
final class Folders {
  // What Jib gives every file, so that the same contents are the same layer. A cache remembers
  // the times of the jars that it was made from.
  private static final FileTime TIME = FileTime.fromMillis(1_000);

  private Folders() {}

  /// An empty folder.
  static Path empty(Path folder) throws IOException {
    remove(folder);
    return Files.createDirectories(folder);
  }

  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// Gives each file the time that it has in the image.
  static void settle(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, TIME);
      }
    }
  }
}
