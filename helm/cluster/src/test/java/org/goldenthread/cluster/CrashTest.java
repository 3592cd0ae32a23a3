package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Pods and the database end without a word while people write.
@Order(5)
@ExtendWith(Installed.class)
class CrashTest {
  private final Council council;

  CrashTest(Council council) {
    this.council = council;
  }

  @Test
  void what_was_acknowledged_is_there_once_after_pods_and_the_database_were_killed() {
    int killed = 0;
    Load load = Load.beginThroughCrashes(council.caller("planner"), Council.DIRECTORATES);
    try (load) {
      load.await(200);
      for (Release release : council.releases()) {
        for (Pod pod : pods(release)) {
          council.cluster().crash(pod, "SEGV");
          killed++;
          load.await(load.requests() + 100);
        }
        council.cluster().awaitComplete(release);
      }
      for (int i = 0; i < 3; i++) {
        council.database().crash();
        load.await(load.requests() + 200);
      }
    }

    Map<String, String> acknowledged = load.acknowledged();
    Map<String, List<String>> found = officers();
    TreeSet<String> lost = new TreeSet<>();
    acknowledged.forEach((officer, code) -> lost.add(code + " " + officer));
    lost.removeAll(found.keySet());
    List<List<String>> twice = found.values().stream().filter(them -> them.size() > 1).toList();
    Seen.that("crashed: pods, database", killed + ", 3 times");
    Seen.that(
        "writes acknowledged through the kills, lost, there twice",
        acknowledged.size() + ", " + lost.size() + ", " + twice.size());
    assertEquals(List.of(), List.copyOf(lost));
    assertEquals(List.of(), twice);
  }

  private List<Pod> pods(Release release) {
    return release.equals(Release.GATEWAY)
        ? council.cluster().pods(release, "gateway").subList(0, 1)
        : Council.SERVICES.stream()
            .map(service -> council.cluster().pods(release, service).getFirst())
            .toList();
  }

  /// Who has each officer's name in each directorate, and since when.
  private Map<String, List<String>> officers() {
    Map<String, List<String>> found = new HashMap<>();
    Caller viewer = council.caller("viewer");
    for (String code : Council.DIRECTORATES) {
      String path = "/v1/directorates/" + code + "/officers";
      Cluster.until("answers again", Duration.ofMinutes(2), () -> viewer.get(path).status() == 200);
      for (JsonNode one : viewer.all(path, "officers")) {
        found
            .computeIfAbsent(code + " " + one.path("displayName").asText(), it -> new ArrayList<>())
            .add(one.path("name").asText() + " at " + one.path("createTime").asText());
      }
    }
    return found;
  }
}
