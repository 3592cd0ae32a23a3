package org.goldenthread.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a chart gives to Prometheus and Grafana.
final class Monitoring {
  private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)(=~|!=|!~|=)\"");
  private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

  private Monitoring() {}

  /// A series that an expression asks for.
  ///
  /// @param labels by which it is selected
  record Selector(String metric, Set<String> labels) {}

  static List<JsonNode> alerts(Scenario scenario) {
    return of(scenario, "PrometheusRule").stream()
        .flatMap(rule -> rule.json().at("/spec/groups").findValues("rules").stream())
        .flatMap(JsonNode::valueStream)
        .toList();
  }

  static List<JsonNode> dashboards(Scenario scenario) {
    return of(scenario, "ConfigMap").stream()
        .filter(Manifest::isDashboard)
        .flatMap(map -> map.json().path("data").valueStream())
        .map(text -> Charts.parse(text.asText()))
        .toList();
  }

  /// Every expression of a scenario's alerts and dashboards.
  static List<String> expressions(Scenario scenario) {
    List<String> expressions = new ArrayList<>();
    alerts(scenario).forEach(alert -> expressions.add(alert.path("expr").asText()));
    dashboards(scenario)
        .forEach(dashboard -> dashboard.findValuesAsText("expr").forEach(expressions::add));
    return expressions;
  }

  /// What an expression asks for; each of ours writes its series with braces.
  static List<Selector> selectors(String expression) {
    return SELECTOR.matcher(expression).results().map(Monitoring::selector).toList();
  }

  /// The labels by which an expression sums up.
  static Set<String> groupings(String expression) {
    Set<String> labels = new TreeSet<>();
    Matcher found = GROUPING.matcher(expression);
    while (found.find()) {
      labels.addAll(List.of(found.group(1).split(", ?", -1)));
    }
    return labels;
  }

  private static Selector selector(MatchResult found) {
    Set<String> labels = new TreeSet<>();
    LABEL.matcher(found.group(2)).results().forEach(label -> labels.add(label.group(1)));
    return new Selector(found.group(1), labels);
  }

  private static List<Manifest> of(Scenario scenario, String kind) {
    return Charts.render(scenario).stream().filter(it -> it.kind().equals(kind)).toList();
  }
}
