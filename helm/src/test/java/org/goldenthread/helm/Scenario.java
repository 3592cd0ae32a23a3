package org.goldenthread.helm;

import java.nio.file.Path;
import java.util.Locale;

/// A chart with values that somebody could have; the values are `scenarios/<name>.yaml`.
enum Scenario {
  DIRECTORATE_SMALLEST("directorate", "els"),
  DIRECTORATE_EVERYTHING("directorate", "care"),
  DIRECTORATE_BARE("directorate", "els"),
  GATEWAY_SMALLEST("gateway", "golden-thread"),
  GATEWAY_EVERYTHING("gateway", "front"),
  GATEWAY_BARE("gateway", "golden-thread");

  private final String chart;
  private final String namespace;

  Scenario(String chart, String namespace) {
    this.chart = chart;
    this.namespace = namespace;
  }

  String chart() {
    return chart;
  }

  String namespace() {
    return namespace;
  }

  /// The release: a directorate's is named like its namespace.
  String release() {
    return chart.equals("gateway") ? "gateway" : namespace;
  }

  Path file() {
    return Path.of("src/test/resources/scenarios", this + ".yaml");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
