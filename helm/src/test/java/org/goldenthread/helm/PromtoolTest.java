package org.goldenthread.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The alerts as Prometheus itself reads them, by its own tool: `-Dpromtool=PATH`, or one on the
/// PATH. Without one these are skipped, and fail with `-Dtools.required=true`.
class PromtoolTest {
  private static final Path FOLDER = Path.of("target/alerts");
  private static final Path CASES = Path.of("src/test/resources/alerts");

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_EVERYTHING", "GATEWAY_EVERYTHING"})
  void the_rules_are_rules(Scenario scenario) throws IOException, InterruptedException {
    String promtool = promtool();

    Path rules = write(scenario);

    run(promtool, 0, "check", "rules", rules.getFileName().toString());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_EVERYTHING", "GATEWAY_EVERYTHING"})
  void each_alert_fires_when_it_should_and_not_before(Scenario scenario)
      throws IOException, InterruptedException {
    String promtool = promtool();
    write(scenario);
    String cases = scenario + "-cases.yaml";
    Files.writeString(FOLDER.resolve(cases), Charts.text(CASES.resolve(scenario + ".yaml")));

    run(promtool, 0, "test", "rules", cases);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_EVERYTHING", "GATEWAY_EVERYTHING"})
  void every_alert_has_a_case(Scenario scenario) {
    String cases = Charts.text(CASES.resolve(scenario + ".yaml"));

    for (JsonNode alert : Monitoring.alerts(scenario)) {
      String name = alert.path("alert").asText();
      assertTrue(cases.contains("alertname=\"" + name + "\""), name);
    }
  }

  @Test
  void a_rule_that_is_none_is_found() throws IOException, InterruptedException {
    String promtool = promtool();
    Files.createDirectories(FOLDER);
    Files.writeString(
        FOLDER.resolve("broken.yaml"),
        "groups: [{name: broken, rules: [{alert: Broken, expr: 'sum by ('}]}]");

    run(promtool, 1, "check", "rules", "broken.yaml");
  }

  private static Path write(Scenario scenario) throws IOException {
    ObjectNode groups = Charts.YAML.createObjectNode();
    for (Manifest manifest : Charts.render(scenario)) {
      if (manifest.kind().equals("PrometheusRule")) {
        groups.set("groups", manifest.json().at("/spec/groups"));
      }
    }
    Files.createDirectories(FOLDER);
    return Files.writeString(
        FOLDER.resolve(scenario + ".yaml"), Charts.YAML.writeValueAsString(groups));
  }

  private static void run(String promtool, int exit, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(promtool));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(exit, process.waitFor(), said);
  }

  private static String promtool() {
    Optional<String> found =
        Optional.ofNullable(System.getProperty("promtool"))
            .or(
                () ->
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, "promtool"))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst());
    String absent = "no promtool here; name one by -Dpromtool=PATH";
    assertTrue(found.isPresent() || !Boolean.getBoolean("tools.required"), absent);
    assumeTrue(found.isPresent(), absent);
    return found.orElseThrow();
  }
}
