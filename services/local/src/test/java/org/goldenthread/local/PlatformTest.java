package org.goldenthread.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
  private static final String CONNECTION_REFUSED = "08001";

  @Test
  void every_directorate_has_services_that_may_die_and_return_and_end_with_the_platform(
      @TempDir Path folder) {
    List<Child> children;
    try (var platform = StandIns.start(folder, "fsc", "els")) {
      children = platform.children();

      assertEquals(2 * 4 + 1 + 1, children.size());
      assertTrue(children.stream().allMatch(Child::alive));
      assertTrue(Probe.http(platform.gateway().resolve("/health")).ready());

      var port = platform.grpcPort("els", "risk");
      var before = platform.pid("els", "risk");
      platform.kill("els", "risk");
      assertFalse(Probe.grpc(port).ready());
      platform.start("els", "risk");
      assertTrue(Probe.grpc(port).ready());
      assertNotEquals(before, platform.pid("els", "risk"));
      children = platform.children();
    }
    assertFalse(children.stream().anyMatch(Child::alive));
  }

  @Test
  void a_service_that_does_not_come_up_is_named_with_its_last_words(@TempDir Path folder) {
    var config = StandIns.config(folder, List.of("-Dstand-in.fails=true"), "fsc");

    var failure =
        assertThrows(
            LaunchFailure.class, () -> Platform.start(config, StandIns.PROGRAMS, Progress.none()));

    var message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("fsc/"), message);
    assertTrue(message.contains("ended with exit code 3"), message);
    assertTrue(message.contains("the stand-in was told to fail"), message);
  }

  @Test
  void nothing_outlives_a_launcher_that_is_killed(@TempDir Path folder) throws Exception {
    var launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StandIns.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var database = firstLine(launcher);
    var children = launcher.descendants().toList();
    assertTrue(children.size() >= 6, children.toString());

    launcher.destroyForcibly();

    for (var child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    var refusal = assertThrows(SQLException.class, () -> DriverManager.getConnection(database));
    assertEquals(CONNECTION_REFUSED, refusal.getSQLState());
  }

  private static String firstLine(Process process) throws IOException {
    try (BufferedReader out = process.inputReader()) {
      return String.valueOf(out.readLine());
    }
  }
}
