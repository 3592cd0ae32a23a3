package org.goldenthread.helm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What programs show to Prometheus: metrics with the labels that their series have.
///
/// @param metrics each with all labels that it was seen with
record Exposition(Map<String, Set<String>> metrics) {
  private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(.*)})? .*");
  private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  static Exposition read(Iterable<URI> programs) throws IOException, InterruptedException {
    Map<String, Set<String>> metrics = new HashMap<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (URI program : programs) {
        HttpResponse<String> answer =
            http.send(HttpRequest.newBuilder(program).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new AssertionError(program + " answers " + answer.statusCode());
        }
        answer.body().lines().forEach(line -> add(metrics, line));
      }
    }
    return new Exposition(metrics);
  }

  boolean has(Monitoring.Selector selector) {
    return labels(selector.metric()).containsAll(selector.labels());
  }

  /// The labels of a metric; none where it is not shown.
  Set<String> labels(String metric) {
    return metrics.getOrDefault(metric, Set.of());
  }

  private static void add(Map<String, Set<String>> metrics, String line) {
    var series = SERIES.matcher(line);
    if (!line.startsWith("#") && series.matches()) {
      Set<String> labels = metrics.computeIfAbsent(series.group(1), name -> new TreeSet<>());
      if (series.group(3) != null) {
        LABEL.matcher(series.group(3)).results().forEach(label -> labels.add(label.group(1)));
      }
    }
  }
}
