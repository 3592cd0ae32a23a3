package org.goldenthread.images;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /// What makes a layer what it is: of each file its contents and its time, by its path.
  static SortedMap<String, String> digests(Path folder) throws IOException {
    var digests = new TreeMap<String, String>();
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          digests.put(
              folder.relativize(file).toString(),
              sha256(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return digests;
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
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
