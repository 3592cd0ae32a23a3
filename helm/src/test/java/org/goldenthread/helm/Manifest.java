package org.goldenthread.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One rendered object.
///
/// @param json what it says
/// @param text how it is written, with the template that it comes from above it
record Manifest(JsonNode json, String text) {
  String kind() {
    return json.path("kind").asText();
  }

  String name() {
    return json.at("/metadata/name").asText();
  }

  JsonNode label(String key) {
    return json.path("metadata").path("labels").path(key);
  }

  /// A name for a file.
  String file() {
    return kind().toLowerCase(Locale.ROOT) + "-" + name() + ".yaml";
  }

  /// Whether it is for Grafana and not for a program.
  boolean isDashboard() {
    return kind().equals("ConfigMap") && name().endsWith("-dashboard");
  }

  /// The pod that it describes, if it describes one.
  Optional<JsonNode> pod() {
    return switch (kind()) {
      case "Pod" -> Optional.of(json.path("spec"));
      case "Deployment", "Job" -> Optional.of(json.at("/spec/template/spec"));
      default -> Optional.empty();
    };
  }

  /// The labels of the pod that it describes.
  JsonNode podLabels() {
    return kind().equals("Pod")
        ? json.at("/metadata/labels")
        : json.at("/spec/template/metadata/labels");
  }

  List<JsonNode> containers() {
    List<JsonNode> containers = new ArrayList<>();
    pod()
        .ifPresent(
            pod -> {
              pod.path("initContainers").forEach(containers::add);
              pod.path("containers").forEach(containers::add);
            });
    return containers;
  }

  /// The names of a container's environment, in order.
  static List<String> variables(JsonNode container) {
    List<String> names = new ArrayList<>();
    container.path("env").forEach(variable -> names.add(variable.path("name").asText()));
    return names;
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
