package org.goldenthread.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every key that a program can be configured with: what its configuration records bind, which the
/// compiler writes down, what its own configuration file sets, and what either refers to by `${…}`.
///
/// @param keys with `*` for a name that is free
record Configuration(Set<String> keys) {
  private static final Path SERVICES = Path.of("../services");
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9_.-]*)[:}]|property = \"([a-z.-]+)\"");

  static Configuration of(String program) {
    Set<String> keys = new TreeSet<>();
    for (String module : List.of("chassis", program)) {
      Path folder = SERVICES.resolve(module);
      bound(folder.resolve("target/classes/META-INF/spring-configuration-metadata.json"), keys);
      // The gateway starts with the chassis' code, not with its configuration file.
      boolean codeOnly = program.equals("gateway") && module.equals("chassis");
      for (Path file : files(folder.resolve("src/main"), codeOnly ? "java" : "java|yml")) {
        Matcher found = PLACEHOLDER.matcher(Charts.text(file));
        while (found.find()) {
          keys.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        if (file.toString().endsWith(".yml")) {
          keys.addAll(keys(Charts.read(file)));
        }
      }
    }
    return new Configuration(keys);
  }

  /// Whether there is such a key, as a file writes it.
  boolean hasKey(String key) {
    return keys.stream()
        .anyMatch(
            known ->
                key.matches(
                    Pattern.quote(known)
                        .replace("*", "\\E[^.]+\\Q")
                        .replace("[\\E[^.]+\\Q]", "[0]")));
  }

  /// Whether there is such a key, as the environment writes it.
  boolean hasVariable(String name) {
    return keys.stream()
        .anyMatch(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT).equals(name));
  }

  /// The keys that a file sets, in one line each; entries of lists are all `[0]`.
  static Set<String> keys(JsonNode file) {
    Set<String> keys = new TreeSet<>();
    collect("", file, keys);
    return keys;
  }

  private static void collect(String at, JsonNode node, Set<String> keys) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(
              it ->
                  collect(
                      at.isEmpty() ? it.getKey() : at + "." + it.getKey(), it.getValue(), keys));
    } else if (node.isArray() && !node.isEmpty() && node.path(0).isObject()) {
      node.forEach(entry -> collect(at + "[0]", entry, keys));
    } else if (!node.isObject()) {
      keys.add(at);
    }
  }

  private static void bound(Path metadata, Set<String> keys) {
    // A program need not have configuration of its own.
    if (Files.exists(metadata)) {
      try {
        JSON.readTree(metadata.toFile())
            .path("properties")
            .forEach(property -> keys.add(property.path("name").asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> files(Path folder, String endings) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".+\\.(" + endings + ")")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
