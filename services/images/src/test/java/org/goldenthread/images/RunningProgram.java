package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A program of ours as a process, run where its image's files are.
final class RunningProgram implements AutoCloseable {
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
  // Five programs record at once while they start, which a busy machine takes its time for.
  private static final Duration START = Duration.ofMinutes(5);
  // At the end of a training a program writes down what it has learnt.
  private static final Duration STOP = Duration.ofMinutes(3);

  private final Process process;
  private final Path log;

  private RunningProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// @param folder in which the command is run
  /// @param environment the whole configuration, added to ours
  static RunningProgram start(
      Path folder, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    // Whoever started it may be gone without having stopped it.
    builder.environment().put("GOLDENTHREAD_EXIT_WITH_STDIN", "true");
    return new RunningProgram(builder.start(), log);
  }

  /// Waits until the probe says that it is ready.
  void awaitReady(BooleanSupplier ready) {
    var giveUp = System.nanoTime() + START.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new IllegalStateException("It did not become ready:\n" + log());
      }
      LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
    }
  }

  /// Sends SIGTERM, and nothing but that, and answers the exit code.
  int stop() throws InterruptedException {
    process.toHandle().destroy();
    return await();
  }

  /// Waits for its end, and answers the exit code.
  int await() throws InterruptedException {
    if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("It did not end:\n" + log());
    }
    return process.exitValue();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "There is no log at " + log + ": " + e.getMessage();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
