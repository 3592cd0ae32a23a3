package org.goldenthread.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// An image as `docker save` would write it, read back.
final class TarImage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path tar;
  private final JsonNode config;
  private final List<String> layers;

  private TarImage(Path tar, JsonNode config, List<String> layers) {
    this.tar = tar;
    this.config = config;
    this.layers = layers;
  }

  static TarImage read(Path tar) throws IOException {
    Map<String, JsonNode> files = new HashMap<>();
    each(
        Files.newInputStream(tar),
        (entry, in) -> {
          if (entry.getName().endsWith(".json")) {
            files.put(entry.getName(), JSON.readTree(in.readAllBytes()));
          }
        });
    var manifest = Objects.requireNonNull(files.get("manifest.json")).path(0);
    var layers = new ArrayList<String>();
    manifest.path("Layers").forEach(layer -> layers.add(layer.asText()));
    var config = Objects.requireNonNull(files.get(manifest.path("Config").asText()));
    return new TarImage(tar, config.path("config"), layers);
  }

  /// How its containers are run, in Docker's words: `Entrypoint`, `User`, `WorkingDir`, …
  JsonNode config() {
    return config;
  }

  List<String> entrypoint() {
    var command = new ArrayList<String>();
    config.path("Entrypoint").forEach(word -> command.add(word.asText()));
    return command;
  }

  /// The layer, by its digest, that each of the top folders of ours comes from.
  Map<String, String> layers() throws IOException {
    var found = new LinkedHashMap<String, String>();
    eachFile(
        (layer, entry, in) -> {
          var ours = ours(entry.getName());
          if (ours != null && !entry.isDirectory()) {
            found.put(ours, layer);
          }
        });
    return found;
  }

  /// Writes the files of ours into a folder as a container engine does, times and modes included.
  void unpack(Path root) throws IOException {
    eachFile(
        (layer, entry, in) -> {
          if (ours(entry.getName()) == null || entry.isDirectory()) {
            return;
          }
          var file = root.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
          Files.setPosixFilePermissions(
              file,
              PosixFilePermissions.fromString(
                  (entry.getMode() & 0100) > 0 ? "r-x------" : "r--------"));
          Files.setLastModifiedTime(file, FileTime.from(entry.getLastModifiedTime().toInstant()));
        });
  }

  /// `opt/java`, `app/program`, …; null for what is the base's.
  private static @Nullable String ours(String file) {
    var parts = file.split("/", -1);
    return file.startsWith("opt/java/") || (file.startsWith("app/") && parts.length > 2)
        ? parts[0] + "/" + parts[1]
        : null;
  }

  private void eachFile(FileVisitor visitor) throws IOException {
    each(
        Files.newInputStream(tar),
        (layer, in) -> {
          if (layers.contains(layer.getName())) {
            each(
                new GZIPInputStream(in),
                (entry, file) -> visitor.see(layer.getName(), entry, file));
          }
        });
  }

  /// An inner archive ends where its entry does, so that closing it must not close the outer one.
  private static void each(InputStream in, EntryVisitor visitor) throws IOException {
    var archive = new TarArchiveInputStream(in);
    for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
      visitor.see(entry, archive);
    }
  }

  @FunctionalInterface
  private interface EntryVisitor {
    void see(TarArchiveEntry entry, InputStream in) throws IOException;
  }

  @FunctionalInterface
  private interface FileVisitor {
    void see(String layer, TarArchiveEntry entry, InputStream in) throws IOException;
  }
}
