package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A backup is taken while people work, and restored into another database, which the release then
/// runs on.
@Order(7)
@ExtendWith(Installed.class)
class BackupTest {
  private static final Release RELEASE = Release.instance("fsc");
  private static final String RESTORED = "fsc_restored";
  private static final String PLAN = "/v1/directorates/fsc/plans/community-support-2026-27";

  private final Council council;

  BackupTest(Council council) {
    this.council = council;
  }

  @Test
  void a_restored_instance_has_all_that_was_acknowledged_before_the_backup_and_its_past() {
    Caller viewer = council.caller("viewer");
    Set<String> before;
    Load load = Load.begin(council.caller("planner"), List.of(RELEASE.name()));
    Instant moment;
    try (load) {
      load.await(300);
      before = new HashSet<>(load.acknowledged().keySet());
      moment = Instant.now();
      long begun = System.nanoTime();
      council.database().run("pg_dump --format=custom --file=/tmp/fsc.dump fsc");
      Seen.that("backup under load", Council.seconds(begun));
    }
    JsonNode then = viewer.get(PLAN + "?readTime=" + moment).ok();

    long begun = System.nanoTime();
    council.database().restore("/tmp/fsc.dump", RESTORED, RELEASE.name());
    council.upgrade(RELEASE, Map.of("database.name", RESTORED)).ok();
    Seen.that("restore into another database and upgrade onto it", Council.seconds(begun));

    Set<String> found = new HashSet<>();
    viewer
        .all("/v1/directorates/fsc/officers", "officers")
        .forEach(one -> found.add(one.path("displayName").asText()));
    before.removeAll(found);
    Seen.that("writes acknowledged before the backup and missing after it", before.size());
    assertEquals(Set.of(), before);
    assertEquals(then, viewer.get(PLAN + "?readTime=" + moment).ok());
    JsonNode made =
        council
            .caller("planner")
            .post("/v1/directorates/fsc/officers", "{\"displayName\":\"After the restore\"}")
            .ok();
    assertTrue(made.path("name").asText().startsWith("directorates/fsc/officers/"));
  }
}
