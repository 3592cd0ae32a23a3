package org.goldenthread.images;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// What people ask of the platform, so often that the JVM sees where the time goes.
final class OrdinaryDay {
  private static final int TIMES = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final String SAMPLE =
      "org/goldenthread/testing/sample/community-support-2026-27.docx";
  private static final String PLAN = "/v1/directorates/fsc/plans/community-support-2026-27";
  private static final Pattern ACTION = Pattern.compile("\"actions\":\\[\\{\"name\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Surroundings surroundings;

  OrdinaryDay(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  void happen() throws IOException, InterruptedException {
    var document =
        Objects.requireNonNull(ClassLoader.getSystemResourceAsStream(SAMPLE), SAMPLE)
            .readAllBytes();
    for (int i = 0; i < 3; i++) {
      send(
          request("planner", "/v1/directorates/fsc/plans:import")
              .header("Content-Type", WORD)
              .POST(BodyPublishers.ofByteArray(document)));
    }
    for (int i = 0; i < TIMES; i++) {
      for (var path : reads()) {
        send(request("viewer", path).GET());
      }
      recordProgress("Opened on time, visit " + i + ".");
    }
  }

  private static List<String> reads() {
    return List.of(
        PLAN,
        PLAN + "/actions?pageSize=50",
        PLAN + "/priorities",
        PLAN + ":overview",
        "/v1/directorates/fsc/indicators",
        "/v1/directorates/fsc/risks",
        "/v1/directorates/fsc/criticalFunctions",
        "/v1/directorates/fsc/changes?pageSize=20",
        "/v1/monitoringTable?planYear=2026-27&round=MID_YEAR",
        "/v1/me");
  }

  private void recordProgress(String narrative) throws IOException, InterruptedException {
    var actions = send(request("viewer", PLAN + "/actions?pageSize=1").GET());
    var action = ACTION.matcher(actions);
    if (!action.find()) {
      throw new IllegalStateException("no action in " + actions);
    }
    var body = "{\"status\": \"ON_COURSE\", \"narrative\": \"" + narrative + "\"}";
    send(
        request("planner", "/v1/" + action.group(1) + ":recordProgress")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String role, String path) {
    return HttpRequest.newBuilder(surroundings.at(ImageContents.GATEWAY).resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + surroundings.token(role));
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var built = request.build();
    var response = http.send(built, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s %s: %d %s"
              .formatted(built.method(), built.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }
}
