package org.goldenthread.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.goldenthread.local.Platform;

/// What may befall the four services of a directorate.
record Instance(Platform platform, String directorate) {
  private static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  void kill() {
    SERVICES.forEach(service -> platform.kill(directorate, service));
  }

  void start() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              SERVICES.stream()
                  .map(
                      service ->
                          CompletableFuture.runAsync(
                              () -> platform.start(directorate, service), threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  /// Its processes are there, their connections stand, and nothing answers.
  void freeze() {
    SERVICES.forEach(this::freeze);
  }

  void freeze(String service) {
    signal("STOP", service);
  }

  void thaw() {
    SERVICES.forEach(service -> signal("CONT", service));
  }

  private void signal(String signal, String service) {
    var pid = Long.toString(platform.pid(directorate, service));
    try {
      var exit = new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("no signal reached " + service);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
