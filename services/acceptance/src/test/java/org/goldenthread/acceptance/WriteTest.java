package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A write whose service dies or hangs over it.
@ExtendWith(RunningPlatform.class)
class WriteTest {
  private static final String OFFICERS = "/v1/directorates/imp/officers";

  private final Platform platform;
  private final Client planner;

  WriteTest(Platform platform) {
    this.platform = platform;
    this.planner = new Client(platform, "planner");
  }

  @Test
  void a_write_with_a_key_that_is_repeated_until_it_is_answered_has_one_effect() {
    var name = "Officer " + UUID.randomUUID();
    var key = UUID.randomUUID().toString();
    new Instance(platform, "imp").freeze("plan");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unanswered = CompletableFuture.supplyAsync(() -> add(name, key), threads);
      Client.until(() -> planner.get("/v1/directorates"), answer -> isDown(answer.body(), "imp"));
      platform.kill("imp", "plan");
      assertEquals(503, unanswered.join().status());
    } finally {
      platform.start("imp", "plan");
    }

    var answered = Client.until(() -> add(name, key), answer -> answer.status() == 201);
    var again = add(name, key);

    assertEquals(201, again.status());
    assertEquals(answered.body(), again.body());
    assertEquals(1, count(name));
  }

  private Client.Answer add(String name, String key) {
    return planner.post(
        OFFICERS, "{\"displayName\": \"%s\"}".formatted(name), "Idempotency-Key", key);
  }

  private long count(String name) {
    return planner.all(OFFICERS, "officers").stream()
        .filter(officer -> officer.path("displayName").asText().equals(name))
        .count();
  }

  private static boolean isDown(JsonNode answer, String code) {
    for (var directorate : answer.path("directorates")) {
      if (directorate.path("name").asText().equals("directorates/" + code)) {
        return directorate.path("state").asText().equals("UNAVAILABLE");
      }
    }
    return false;
  }
}
