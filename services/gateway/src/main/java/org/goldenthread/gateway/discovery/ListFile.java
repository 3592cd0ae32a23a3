package org.goldenthread.gateway.discovery;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.goldenthread.gateway.instance.Instances;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A list of instances in a file. It is small, so that it is read each time: whether it changed is
/// seen in its words, however a volume swaps it.
@Singleton
@Requires(property = "goldenthread.discovery.file")
final class ListFile implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(ListFile.class);

  private final Path file;
  private final AtomicLong broken = new AtomicLong();
  private String seen = "";
  private String complaint = "";
  private @Nullable List<Claim> good;

  ListFile(DiscoveryConfig config) {
    file = Path.of(Objects.requireNonNull(config.file()));
  }

  /// How many times it was found broken, each change once.
  long broken() {
    return broken.get();
  }

  @Override
  public synchronized Optional<List<Claim>> look() {
    try {
      String text = Files.readString(file);
      if (good == null || !text.equals(seen) || !complaint.isEmpty()) {
        seen = text;
        good = claims(text);
        complaint = "";
      }
    } catch (IOException | YAMLException | IllegalArgumentException wrong) {
      complain(seen + wrong, wrong);
    }
    return Optional.ofNullable(good);
  }

  private void complain(String words, Exception wrong) {
    if (!words.equals(complaint)) {
      complaint = words;
      broken.incrementAndGet();
      LOG.warn(
          "the list of instances {} is broken and was not taken; {} Mend it, it is read again: {}",
          file,
          good == null ? "there is none yet, so nothing is served." : "the last good one holds.",
          wrong.toString().replaceAll("\\s+", " "));
    }
  }

  private static List<Claim> claims(String text) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    Object whole = new Yaml(new SafeConstructor(strict)).load(text);
    Map<String, Object> listed = map("instances", map("goldenthread", map("the file", whole)));
    List<Claim> claims = new ArrayList<>();
    listed.forEach((code, entry) -> claims.add(claim(code, map(code, entry))));
    return List.copyOf(claims);
  }

  private static Claim claim(String code, Map<String, Object> entry) {
    if (!Instances.SERVICES.containsAll(entry.keySet())) {
      throw new IllegalArgumentException(
          "%s has %s, but an instance has %s".formatted(code, entry.keySet(), Instances.SERVICES));
    }
    Map<String, String> targets = new HashMap<>();
    entry.forEach(
        (service, target) -> {
          if (!(target instanceof String words) || words.isBlank()) {
            throw new IllegalArgumentException(code + "." + service + " is no target");
          }
          targets.put(service, words);
        });
    return Claim.listed("the list of instances", code, targets);
  }

  private static Map<String, Object> map(String key, Map<String, Object> parent) {
    return map(key, parent.get(key));
  }

  private static Map<String, Object> map(String what, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("'" + what + "' is not a list of keys and values");
    }
    Map<String, Object> checked = new HashMap<>();
    map.forEach(
        (key, each) -> {
          if (!(key instanceof String name) || each == null) {
            throw new IllegalArgumentException(key + " in '" + what + "' is no name with a value");
          }
          checked.put(name, each);
        });
    return checked;
  }
}
