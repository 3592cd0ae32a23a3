package org.goldenthread.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Brings the sample plan in through the gateway: first without writing, then for the first time,
/// then again without a change. Each directorate has one first time only.
final class ImportTimes {
  private static final String SAMPLE =
      "org/goldenthread/testing/sample/community-support-2026-27.docx";
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int OK = 200;

  private final HttpClient http;
  private final URI gateway;
  private final String token;
  private final byte[] file;
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();

  ImportTimes(HttpClient http, URI gateway, String token) throws IOException {
    this.http = http;
    this.gateway = gateway;
    this.token = token;
    try (var in = ClassLoader.getSystemResourceAsStream(SAMPLE)) {
      this.file = Objects.requireNonNull(in, SAMPLE).readAllBytes();
    }
  }

  ImportTimes measure(List<String> directorates, int rounds)
      throws IOException, InterruptedException {
    for (var directorate : directorates) {
      for (int round = 0; round < rounds; round++) {
        time("dry run", directorate, "?validateOnly=true");
      }
      time("first import", directorate, "");
      for (int round = 0; round < rounds; round++) {
        time("the same file again", directorate, "");
      }
    }
    return this;
  }

  Table table() {
    var table =
        new Table(
            "Import of the sample plan (%,d bytes) through the gateway".formatted(file.length),
            "what",
            "milliseconds");
    millis.forEach((what, times) -> table.row(what, Spread.of(times).text("%,.0f")));
    refusals.forEach(table::row);
    return table;
  }

  private void time(String what, String directorate, String query)
      throws IOException, InterruptedException {
    var uri = gateway.resolve("/v1/directorates/" + directorate + "/plans:import" + query);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", WORD)
            .POST(BodyPublishers.ofByteArray(file))
            .build();
    var begun = System.nanoTime();
    var response = http.send(request, BodyHandlers.ofString());
    var took = (System.nanoTime() - begun) / 1e6;
    if (response.statusCode() == OK) {
      millis.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
    } else {
      refusals.put(what + " in " + directorate, "not answered: " + problem(response));
    }
  }

  private static String problem(HttpResponse<String> response) throws IOException {
    var body = new ObjectMapper().readTree(response.body());
    return "%d %s".formatted(response.statusCode(), body.path("title").asText());
  }
}
