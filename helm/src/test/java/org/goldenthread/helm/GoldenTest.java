package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a scenario renders to is what was looked at and kept, one file for each object.
/// `-Dgolden.write=true` keeps what is rendered now.
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @EnumSource
  void a_scenario_renders_what_was_kept(Scenario scenario) throws IOException {
    Map<String, String> rendered = files(Charts.render(scenario));
    if (Boolean.getBoolean("golden.write")) {
      write(GOLDEN.resolve(scenario.toString()), rendered);
    }
    Map<String, String> kept = kept(GOLDEN.resolve(scenario.toString()));

    assertEquals(kept.keySet(), rendered.keySet());
    kept.forEach((file, text) -> assertEquals(text, rendered.get(file), file));
  }

  @ParameterizedTest
  @EnumSource
  void the_oldest_and_the_newest_kubernetes_are_given_the_same(Scenario scenario) {
    assertEquals(
        files(Charts.render(scenario, Charts.OLDEST)),
        files(Charts.render(scenario, Charts.NEWEST)));
  }

  @Test
  void a_kubernetes_that_is_too_old_is_refused() {
    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> Charts.render(Scenario.DIRECTORATE_SMALLEST, "1.29.9"));

    assertTrue(
        String.valueOf(refusal.getMessage()).contains("requires kubeVersion: >=1.30.0-0"),
        refusal::getMessage);
  }

  private static Map<String, String> files(List<Manifest> manifests) {
    return manifests.stream()
        .collect(
            Collectors.toMap(
                Manifest::file,
                Manifest::text,
                (one, other) -> {
                  throw new AssertionError("two objects of one name:\n" + one + other);
                },
                TreeMap::new));
  }

  private static Map<String, String> kept(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(),
              Function.<Path>identity().andThen(Charts::text)));
    }
  }

  private static void write(Path folder, Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    for (String old : kept(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
