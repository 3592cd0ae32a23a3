package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(RunningPlatform.class)
class HostileFilesTest {
  private final Client planner;

  HostileFilesTest(Platform platform) {
    this.planner = new Client(platform, "planner");
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_is_no_plan_is_refused_by_name(HostileDocument document) {
    var answer = planner.importPlan("hst", BodyPublishers.ofByteArray(document.bytes()));

    assertEquals(document.reason, answer.reason(), answer.toString());
    assertEquals(document.status, answer.status());
  }

  @AfterEach
  void and_leaves_no_trace() {
    assertEquals(0, planner.get("/v1/directorates/hst/plans").ok().path("plans").size());
    assertEquals(0, planner.get("/v1/directorates/hst/imports").ok().path("imports").size());
  }
}
