package org.goldenthread.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final CountDownLatch gaveUp = new CountDownLatch(1);

  @Test
  void a_crash_is_mended_but_not_for_ever_and_what_was_stopped_stays_stopped(@TempDir Path folder)
      throws Exception {
    try (var platform = StandIns.start(folder, "fsc");
        var supervisor = new Supervisor(platform, said::add, gaveUp::countDown)) {
      supervisor.watch();

      handle(platform, "continuity").destroy();
      assertEquals(
          "fsc/continuity was stopped; the rest of the platform runs on without it.", next());

      for (int crash = 0; crash < 2; crash++) {
        handle(platform, "risk").destroyForcibly();
        assertTrue(next().startsWith("fsc/risk ended with exit code 137"));
        assertEquals("fsc/risk was started again.", next());
      }
      handle(platform, "risk").destroyForcibly();
      assertTrue(next().startsWith("fsc/risk ended"));
      assertEquals("fsc/risk keeps ending: stopping the platform.", next());
      assertTrue(gaveUp.await(10, TimeUnit.SECONDS));
      assertTrue(handle(platform, "plan").isAlive());
    }
  }

  @Test
  void a_database_server_that_was_killed_is_started_again(@TempDir Path folder) throws Exception {
    try (var platform = StandIns.start(folder, "fsc");
        var supervisor = new Supervisor(platform, said::add, gaveUp::countDown)) {
      supervisor.watch();
      var port = URI.create(platform.databaseUrl("fsc").substring("jdbc:".length())).getPort();

      server(port).destroyForcibly();

      assertTrue(next().startsWith("database ended with exit code 1"));
      assertEquals("database was started again.", next());
    }
  }

  /// It is nobody's child: PostgreSQL puts itself in the background.
  private static ProcessHandle server(int port) {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().command().orElse("").endsWith("/postgres"))
        .filter(
            one ->
                List.of(one.info().arguments().orElse(new String[0]))
                    .contains(Integer.toString(port)))
        .findFirst()
        .orElseThrow();
  }

  private static ProcessHandle handle(Platform platform, String service) {
    return ProcessHandle.of(platform.pid("fsc", service)).orElseThrow();
  }

  private String next() throws InterruptedException {
    return String.valueOf(said.poll(60, TimeUnit.SECONDS));
  }
}
