package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.goldenthread.helm.Monitoring.Selector;
import org.goldenthread.local.Platform;
import org.goldenthread.local.PlatformConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Alerts and dashboards ask for what is really shown: a metric that nobody shows alerts nobody.
class MonitoringTest {
  /// What Prometheus adds to every series of a target.
  private static final Set<String> OF_TARGETS = Set.of("namespace", "job", "pod", "le");

  /// Shown by Prometheus itself and by kube-state-metrics; and by programs with a certificate only.
  private static final Set<String> OF_OTHERS =
      Set.of(
          "up",
          "kube_job_failed",
          "kube_pod_container_status_restarts_total",
          "goldenthread_certificate_expiry_seconds");

  private static final List<String> CALLS =
      List.of("plans/none", "indicators", "indicators/none", "risks", "criticalFunctions");

  @Test
  void every_metric_and_label_is_shown_by_the_running_programs()
      throws IOException, InterruptedException {
    Exposition shown = shown();

    for (Scenario scenario :
        List.of(Scenario.DIRECTORATE_EVERYTHING, Scenario.GATEWAY_EVERYTHING)) {
      for (String expression : Monitoring.expressions(scenario)) {
        assertEquals(List.of(), missing(expression, shown), expression);
      }
    }
    assertEquals(
        1, missing("rate(goldenthread_calls_seconds_count{verb=\"x\"}[5m])", shown).size());
    assertEquals(1, missing("max(goldenthread_wishes{job=\"x\"})", shown).size());
    assertEquals(1, missing("sum by (colour) (goldenthread_calls_running{})", shown).size());
  }

  @ParameterizedTest
  @EnumSource
  void every_alert_says_what_it_is_and_where_to_read_what_to_do(Scenario scenario) {
    for (JsonNode alert : Monitoring.alerts(scenario)) {
      for (String told : List.of("summary", "description", "runbook_url")) {
        assertFalse(alert.path("annotations").path(told).asText().isBlank(), alert::toString);
      }
      assertTrue(
          Set.of("critical", "warning", "info").contains(alert.at("/labels/severity").asText()),
          alert::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_panel_has_a_unit_and_a_description_and_a_place(Scenario scenario) {
    for (JsonNode dashboard : Monitoring.dashboards(scenario)) {
      assertFalse(dashboard.toString().contains("@"), "something is not filled in");
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        assertTrue(ids.add(panel.path("id").asInt()), panel::toString);
        assertFalse(panel.path("title").asText().isBlank(), panel::toString);
        assertFalse(panel.path("description").asText().isBlank(), panel::toString);
        assertFalse(panel.at("/fieldConfig/defaults/unit").asText().isBlank(), panel::toString);
        assertTrue(panel.at("/gridPos/w").asInt() > 0, panel::toString);
        assertFalse(panel.path("targets").isEmpty(), panel::toString);
      }
    }
  }

  @Test
  void alerts_and_dashboards_come_only_where_they_are_asked_for() {
    assertEquals(List.of(), Monitoring.expressions(Scenario.DIRECTORATE_SMALLEST));
    assertEquals(List.of(), Monitoring.expressions(Scenario.GATEWAY_SMALLEST));
    assertEquals(1, Monitoring.dashboards(Scenario.GATEWAY_EVERYTHING).size());
    assertEquals(1, Monitoring.dashboards(Scenario.DIRECTORATE_EVERYTHING).size());
  }

  @Test
  void every_alert_stands_in_the_table_of_what_to_do() {
    String page = Charts.text(Path.of("README.md"));
    Set<String> alerts = new TreeSet<>();
    for (Scenario scenario : Scenario.values()) {
      Monitoring.alerts(scenario).forEach(alert -> alerts.add(alert.path("alert").asText()));
    }

    assertTrue(alerts.size() > 10, alerts::toString);
    alerts.removeIf(alert -> page.contains("| `" + alert + "` |"));
    assertEquals(Set.of(), alerts);
  }

  private static List<String> missing(String expression, Exposition shown) {
    List<String> missing = new ArrayList<>();
    List<Selector> asked = new ArrayList<>();
    for (Selector selector : Monitoring.selectors(expression)) {
      if (!OF_OTHERS.contains(selector.metric())) {
        Set<String> labels = new TreeSet<>(selector.labels());
        labels.removeAll(OF_TARGETS);
        asked.add(new Selector(selector.metric(), labels));
      }
    }
    for (Selector selector : asked) {
      Set<String> groups = Monitoring.groupings(expression);
      groups.removeAll(OF_TARGETS);
      if (!shown.metrics().containsKey(selector.metric())
          || !shown.has(selector)
          || !shown.labels(selector.metric()).containsAll(groups)) {
        missing.add(selector + " by " + groups);
      }
    }
    return missing;
  }

  /// What the programs show after calls that were answered and calls that failed.
  private static Exposition shown() throws IOException, InterruptedException {
    PlatformConfig config = PlatformConfig.forTests("fsc").withServices(Path.of("../services"));
    try (Platform platform = Platform.start(config);
        HttpClient http = HttpClient.newHttpClient()) {
      for (String call : CALLS) {
        URI asked = platform.gateway().resolve("/v1/directorates/fsc/" + call);
        var _ =
            http.send(
                HttpRequest.newBuilder(asked)
                    .header("Authorization", "Bearer " + platform.issuer().token("viewer"))
                    .build(),
                BodyHandlers.discarding());
      }
      List<URI> programs = new ArrayList<>(List.of(platform.gatewayMetrics()));
      for (String service : List.of("plan", "indicator", "risk", "continuity")) {
        programs.add(platform.metrics("fsc", service));
      }
      return Exposition.read(programs);
    }
  }
}
