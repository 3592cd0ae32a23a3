package org.goldenthread.acceptance;

import java.util.Map;
import java.util.stream.Stream;
import org.goldenthread.local.Platform;
import org.goldenthread.testing.golden.GoldenCases;
import org.goldenthread.testing.golden.HttpTarget;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/// The golden files of this module, through the gateway.
@ExtendWith(RunningPlatform.class)
class GoldenTest {
  private final Platform platform;

  GoldenTest(Platform platform) {
    this.platform = platform;
  }

  @TestFactory
  Stream<DynamicTest> a_sample_plan_becomes_live_data() {
    return run("sample-plan");
  }

  @TestFactory
  Stream<DynamicTest> who_may_do_what() {
    return run("identity");
  }

  @TestFactory
  Stream<DynamicTest> a_request_that_is_wrong_is_refused_in_plain_words() {
    return run("hostile");
  }

  @TestFactory
  Stream<DynamicTest> a_directorate_has_settings_and_a_calendar() {
    return run("settings");
  }

  private Stream<DynamicTest> run(String file) {
    return GoldenCases.of(
        "golden/" + file + ".yaml",
        new HttpTarget(platform.gateway(), platform.issuer()),
        Map.of("sample", "org/goldenthread/testing/sample"));
  }
}
