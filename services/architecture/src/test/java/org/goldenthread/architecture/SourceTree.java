package org.goldenthread.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The repository's own files, wherever in it the build was started.
final class SourceTree {
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

  private SourceTree() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("proto/goldenthread"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("this was not started inside the repository");
      }
    }
    return folder;
  }

  /// The modules under `services/`, by their folders.
  static List<Path> modules() {
    try (Stream<Path> folders = Files.list(root().resolve("services"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Written by us, with one of these endings: neither hidden, nor generated, nor built.
  static List<Path> files(String... endings) {
    return files(root(), endings).sorted().toList();
  }

  private static Stream<Path> files(Path folder, String... endings) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream()
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(entry -> !NOT_OURS.contains(entry.getFileName().toString()))
          .flatMap(entry -> Files.isDirectory(entry) ? files(entry, endings) : Stream.of(entry))
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
