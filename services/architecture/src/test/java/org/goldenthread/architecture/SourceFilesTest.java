package org.goldenthread.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
  /// About 300 lines is our measure; past this one a file must be split by meaning.
  private static final int LINES = 400;

  /// A proto is a resource whole, and most of it sentences.
  private static final int LINES_OF_A_PROTO = 500;

  /// Written by the build: an object is as long as its chart makes it.
  private static final Path RENDERED = Path.of("helm/src/test/resources/golden");

  /// About 15 files is our measure; past this one a package must be split by meaning.
  private static final int FILES_IN_A_PACKAGE = 20;

  @Test
  void every_java_file_is_formatted() {
    List<Path> unformatted = JavaFormat.unformatted(SourceTree.files(".java"));

    assertTrue(unformatted.isEmpty(), () -> "mended by `mvn -Pformat`:" + named(unformatted));
  }

  @Test
  void a_file_in_another_style_is_found(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("A.java"), "class A{int one;\n  int two;}\n");

    assertEquals(List.of(file), JavaFormat.unformatted(List.of(file)));
  }

  @Test
  void no_file_is_too_long_to_read() {
    List<Path> tooLong = new ArrayList<>();
    tooLong.addAll(over(LINES, SourceTree.files(".java", ".yaml", ".yml", ".sql")));
    tooLong.addAll(over(LINES_OF_A_PROTO, SourceTree.files(".proto")));
    tooLong.removeIf(file -> file.startsWith(SourceTree.root().resolve(RENDERED)));

    assertTrue(tooLong.isEmpty(), () -> "split by meaning:" + named(tooLong));
  }

  @Test
  void no_package_is_too_full_to_grasp() {
    Map<Path, Long> full =
        SourceTree.files(".java").stream()
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
    full.values().removeIf(files -> files <= FILES_IN_A_PACKAGE);

    assertTrue(full.isEmpty(), () -> "split by meaning:" + named(full.keySet()));
  }

  private static List<Path> over(int limit, List<Path> files) {
    return files.stream().filter(file -> lines(file) > limit).toList();
  }

  private static String named(Iterable<Path> files) {
    StringBuilder list = new StringBuilder();
    files.forEach(
        file -> list.append("\n  ").append(SourceTree.root().relativize(file).toString()));
    return list.toString();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
