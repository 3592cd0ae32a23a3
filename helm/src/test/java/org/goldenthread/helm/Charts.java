package org.goldenthread.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The charts as Helm sees them: copies under `target`, with the library chart brought in, so that
/// the repository's own folders stay as they are.
final class Charts {
  /// The oldest Kubernetes that is supported: the first on which a pod can wait before it stops
  /// without a shell in its image.
  static final String OLDEST = "1.30.0";

  /// The newest that is supported.
  static final String NEWEST = "1.34.0";

  /// The charts that are installed.
  static final List<String> INSTALLED = List.of("directorate", "gateway");

  static final YAMLMapper YAML = new YAMLMapper();

  /// What makes an object a hook, which Helm as a library leaves out of what it renders: a
  /// migration, a test. Rendered under another name, they are objects like the others.
  private static final String HOOK = "helm.sh/hook";

  private static final String ORDINARY = "helm.sh/no-hook";

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path COPIES = copies();

  private Charts() {}

  /// The chart's folder, complete with what it depends on.
  static Path folder(String chart) {
    return COPIES.resolve(chart);
  }

  /// The chart's values as they are shipped.
  static JsonNode values(String chart) {
    return read(HERE.resolve(chart).resolve("values.yaml"));
  }

  static List<Manifest> render(Scenario scenario) {
    return render(scenario, NEWEST);
  }

  /// A release with other values than the scenario's.
  static List<Manifest> render(Scenario scenario, Path values) {
    return manifests(render(scenario, scenario.release(), values, NEWEST));
  }

  static List<Manifest> render(Scenario scenario, String kubernetes) {
    return manifests(render(scenario, scenario.release(), scenario.file(), kubernetes));
  }

  /// What Helm says about values that it refuses.
  static String refusal(Scenario scenario, Path values) {
    return refusal(scenario, scenario.release(), values);
  }

  /// What Helm says about a release of that name with these values.
  static String refusal(Scenario scenario, String release, Path values) {
    try {
      render(scenario, release, values, NEWEST);
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
    throw new AssertionError("taken as " + release + " with these values:\n" + text(values));
  }

  static JsonNode read(Path yaml) {
    return parse(text(yaml));
  }

  static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String render(Scenario scenario, String release, Path values, String kubernetes) {
    TemplateCommand template =
        new Helm(COPIES.resolve("rendered").resolve(scenario.chart()))
            .template()
            .withName(release)
            .withNamespace(scenario.namespace())
            .withKubeVersion(kubernetes)
            .withValuesFile(values);
    if (scenario.chart().equals("directorate")) {
      // Helm as a library asks whatever cluster this machine's context names.
      template.set("directorate.requireGrant", false);
    }
    return template.call().replace(ORDINARY, HOOK);
  }

  private static List<Manifest> manifests(String render) {
    List<Manifest> manifests = new ArrayList<>();
    ObjectReader reader = YAML.readerFor(JsonNode.class);
    for (String document : render.split("(?m)^---$", -1)) {
      try {
        JsonNode json = reader.readTree(document);
        if (json.isObject()) {
          manifests.add(new Manifest(json, document.strip() + "\n"));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("no YAML:\n" + document, e);
      }
    }
    return manifests;
  }

  private static Path copies() {
    Path copies = HERE.resolve("target/charts");
    remove(copies);
    copy(HERE.resolve("service"), copies.resolve("service"));
    for (String chart : INSTALLED) {
      copy(HERE.resolve(chart), copies.resolve(chart));
      new Helm(copies.resolve(chart)).dependency().update().skipRefresh().call();
      withoutHooks(copies.resolve(chart), copies.resolve("rendered").resolve(chart));
    }
    return copies;
  }

  private static void withoutHooks(Path chart, Path copy) {
    copy(chart, copy);
    try (Stream<Path> templates = Files.walk(copy.resolve("templates"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        Files.writeString(template, text(template).replace(HOOK, ORDINARY));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// So that a template that is gone is not rendered from an earlier build's copy.
  private static void remove(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
