package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class LintTest {
  static final List<String> CHARTS = Charts.INSTALLED;

  @ParameterizedTest
  @FieldSource("CHARTS")
  void a_chart_as_it_is_shipped_is_without_fault(String chart) {
    lint(Charts.folder(chart));
  }

  @ParameterizedTest
  @EnumSource
  void a_chart_with_somebodys_values_is_without_fault(Scenario scenario, @TempDir Path folder)
      throws IOException {
    // Lint takes no values, so they become the chart's own.
    Path chart = folder.resolve(scenario.chart());
    Charts.copy(Charts.folder(scenario.chart()), chart);
    JsonNode values = over(Charts.values(scenario.chart()), Charts.read(scenario.file()));
    Files.writeString(chart.resolve("values.yaml"), Charts.YAML.writeValueAsString(values));

    lint(chart);
  }

  private static void lint(Path chart) {
    var result = new Helm(chart).lint().strict().call();

    assertFalse(result.isFailed(), () -> String.join("\n", result.getMessages()));
    assertEquals(List.of(), result.getMessages());
  }

  /// As Helm lays values over a chart's own: objects into each other, all else in its place.
  private static JsonNode over(JsonNode below, JsonNode above) {
    if (!(below instanceof ObjectNode object) || !above.isObject()) {
      return above;
    }
    above
        .properties()
        .forEach(
            value -> {
              JsonNode there = object.get(value.getKey());
              object.set(
                  value.getKey(), there == null ? value.getValue() : over(there, value.getValue()));
            });
    return object;
  }
}
