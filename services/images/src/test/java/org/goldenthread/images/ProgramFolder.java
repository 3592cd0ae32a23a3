package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What an image has under `/app`, one folder for each layer, from what seldom changes to what
/// always does:
///
///     shared/     other people's jars that every image has
///     libraries/  other people's jars that only some have
///     program/    our jars, the command, the JVM's flags, the bill of materials
///     cache/      the ahead-of-time cache of all of them
///
/// All paths in it are relative, so that the image's very command runs in the folder.
///
/// @param name the program's name
/// @param folder where it is
record ProgramFolder(String name, Path folder) {
  static final String CACHE = "cache/program.aot";
  static final String COMMAND = "@program/command";

  /// Fills the folders of these programs, whose modules have been packaged.
  ///
  /// @param services the folder `services`
  static List<ProgramFolder> fill(Path folder, Path services, List<String> names)
      throws IOException {
    Map<String, List<Path>> jars = new LinkedHashMap<>();
    for (var name : names) {
      jars.put(name, classPath(services.resolve(name).resolve("target"), name));
    }
    var shared = new LinkedHashSet<>(jars.values().iterator().next());
    jars.values().forEach(shared::retainAll);
    var programs = new ArrayList<ProgramFolder>();
    for (var entry : jars.entrySet()) {
      var name = entry.getKey();
      var program = new ProgramFolder(name, folder.resolve(name));
      program.fill(entry.getValue(), shared, services.resolve(name).resolve("target/bom.json"));
      programs.add(program);
    }
    return programs;
  }

  /// Fills a folder with the jars of a module that is started without a cache.
  static void copy(Path target, String module, Path folder) throws IOException {
    Folders.empty(folder);
    for (var jar : classPath(target, module)) {
      Files.copy(jar, folder.resolve(jar.getFileName()));
    }
    Folders.settle(folder);
  }

  /// The cache, once it is trained.
  Path cache() {
    return folder.resolve(CACHE);
  }

  private void fill(List<Path> jars, Set<Path> shared, Path materials) throws IOException {
    Folders.empty(folder);
    for (var layer : List.of("shared", "libraries", "program", "cache")) {
      Files.createDirectory(folder.resolve(layer));
    }
    // Ours first: where two jars have the same file, ours is meant.
    var ours = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var jar : jars) {
      var layer = isOurs(jar) ? "program" : shared.contains(jar) ? "shared" : "libraries";
      var entry = layer + "/" + jar.getFileName();
      Files.copy(jar, folder.resolve(entry));
      (isOurs(jar) ? ours : others).add(entry);
    }
    ours.addAll(others);
    // A quarter of the memory from the start: the cache's heap must fit into what the heap begins
    // with, and the JVM's own sixty-fourth of a small container is less.
    Files.writeString(folder.resolve("program/flags"), resource("flags"));
    Files.writeString(
        folder.resolve("program/command"),
        resource("command")
            .formatted(
                String.join(":", ours),
                name,
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)));
    Files.copy(materials, folder.resolve("program/bom.json"));
    Folders.settle(folder);
  }

  /// Built here or, where only a part was built, by us before.
  private static boolean isOurs(Path jar) {
    return jar.endsWith(Path.of("target").resolve(jar.getFileName()))
        || jar.toString().contains("/org/goldenthread/");
  }

  private static List<Path> classPath(Path target, String name) throws IOException {
    var jars = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(target, name + "-*.jar")) {
      found.forEach(jar -> jars.add(jar.toAbsolutePath().normalize()));
    }
    if (jars.size() != 1) {
      throw new IllegalStateException(
          "%s holds %d jars of %s: run mvn clean".formatted(target, jars.size(), name));
    }
    for (var jar : Files.readString(target.resolve("class-path")).strip().split(":", -1)) {
      jars.add(Path.of(jar));
    }
    return jars;
  }

  private static String resource(String name) throws IOException {
    try (var in = ProgramFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
