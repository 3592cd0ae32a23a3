package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a chart configures is there to be configured: a key that nobody reads is a wish without
/// effect.
class ConfigurationTest {
  /// Read by Micronaut and by the OpenTelemetry SDK themselves.
  private static final Set<String> OF_THE_FRAMEWORKS =
      Set.of(
          "endpoints.all.path",
          "endpoints.all.port",
          "endpoints.prometheus.enabled",
          "endpoints.prometheus.sensitive",
          "micronaut.metrics.enabled",
          "micronaut.metrics.export.prometheus.enabled",
          "micronaut.metrics.export.prometheus.step",
          "micronaut.metrics.export.prometheus.descriptions",
          "MICRONAUT_CONFIG_FILES",
          "OTEL_EXPORTER_OTLP_ENDPOINT",
          "OTEL_EXPORTER_OTLP_PROTOCOL",
          "OTEL_TRACES_EXPORTER",
          "OTEL_METRICS_EXPORTER",
          "OTEL_TRACES_SAMPLER",
          "OTEL_TRACES_SAMPLER_ARG",
          "OTEL_RESOURCE_ATTRIBUTES");

  @ParameterizedTest
  @EnumSource
  void every_environment_variable_is_a_key_of_the_program(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      for (JsonNode container : manifest.containers()) {
        String program = program(manifest, container);
        Set<String> unknown = new TreeSet<>(Manifest.variables(container));
        unknown.removeIf(OF_THE_FRAMEWORKS::contains);
        unknown.removeIf(name -> Configuration.of(program).hasVariable(name));

        assertEquals(Set.of(), unknown, manifest + " of " + program);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_variable_stands_twice(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      for (JsonNode container : manifest.containers()) {
        var names = Manifest.variables(container);
        assertEquals(names.size(), Set.copyOf(names).size(), manifest.text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_key_of_a_configuration_file_is_a_key_of_the_program(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      if (manifest.kind().equals("ConfigMap") && !manifest.isDashboard()) {
        String program = scenario.chart().equals("gateway") ? "gateway" : "plan";
        for (Map.Entry<String, JsonNode> file : manifest.json().path("data").properties()) {
          if (file.getKey().equals(FirstDataTest.FILE)) {
            // It configures nothing; FirstDataTest holds it to the contract.
            continue;
          }
          Set<String> unknown = Configuration.keys(Charts.parse(file.getValue().asText()));
          unknown.removeIf(OF_THE_FRAMEWORKS::contains);
          unknown.removeIf(Configuration.of(program)::hasKey);

          assertEquals(Set.of(), unknown, manifest.text());
        }
      }
    }
  }

  @Test
  void a_key_that_nobody_reads_is_found() {
    assertTrue(Configuration.of("plan").hasVariable("GOLDENTHREAD_IMPORT_FILE_BYTES"));
    assertTrue(Configuration.of("gateway").hasKey("goldenthread.instances.els.plan"));
    assertFalse(Configuration.of("risk").hasVariable("GOLDENTHREAD_IMPORT_FILE_BYTES"));
    assertFalse(Configuration.of("plan").hasVariable("GOLDENTHREAD_DATABASE_HOST"));
    assertFalse(Configuration.of("gateway").hasKey("goldenthread.instances.els.finance"));
  }

  /// A test runs each service's checklist in a container of the service's name.
  private static String program(Manifest manifest, JsonNode container) {
    String name = manifest.label("app.kubernetes.io/name").asText();
    String inside = container.path("name").asText();
    if (name.equals("directorate-test")) {
      return inside.equals("test") ? "plan" : inside;
    }
    return name.replaceFirst("-(migration|first-data|test)$", "");
  }
}
