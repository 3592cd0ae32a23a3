package org.goldenthread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A part of the platform that runs as a JVM of its own. It ends when its standard input does, so
/// that it never outlives this JVM, however that one ends.
final class Child implements AutoCloseable {
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final int TAIL = 25;

  // A terminal sends Ctrl-C to every process at once. The children leave it to their parent, which
  // stops them in order: whoever uses the database before the database.
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final String name;
  private final Process process;
  private final Path log;
  private volatile boolean asked;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /// Starts a JVM.
  ///
  /// @param options for the JVM; anyone on the machine can read them, so no secrets
  /// @param environment added to ours
  static Child start(
      String name,
      Program program,
      List<String> options,
      Map<String, String> environment,
      Path log) {
    var command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(program.mainClass());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("CLASSPATH", program.classPath());
    builder.environment().put("GOLDENTHREAD_EXIT_WITH_STDIN", "true");
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Child(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + name, e);
    }
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  Path log() {
    return log;
  }

  /// Waits until the probe says so; fails with the last lines of its log where the process ends
  /// instead, or where it takes too long.
  void awaitReady(Probe probe, Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!probe.ready()) {
      if (!process.isAlive()) {
        throw new LaunchFailure("%s ended with exit code %d.%n%s".formatted(name, exit(), tail()));
      }
      if (System.nanoTime() > deadline) {
        throw new LaunchFailure(
            "%s was not ready after %d seconds.%n%s".formatted(name, atMost.toSeconds(), tail()));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new LaunchFailure(name + " is no longer waited for");
      }
      LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
    }
  }

  /// Completes when the process has ended without having been asked to by us.
  CompletableFuture<Child> crashed() {
    return process
        .onExit()
        .thenCompose(
            _ -> asked ? new CompletableFuture<>() : CompletableFuture.completedFuture(this));
  }

  /// The exit code of a process that has ended.
  int exit() {
    return process.exitValue();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// The last lines of its log, and where the rest is.
  String tail() {
    try {
      var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      var last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
      return "  "
          + String.join(System.lineSeparator() + "  ", last)
          + "%nThe log: %s".formatted(log);
    } catch (IOException e) {
      return "There is no log at " + log + ": " + e.getMessage();
    }
  }

  /// Ends it as a power failure would: nothing of it runs on.
  void kill() {
    asked = true;
    process.destroyForcibly();
    awaitExit();
  }

  /// Asks it to end by closing its input, and insists after a while.
  @Override
  public void close() {
    asked = true;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        awaitExit();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitExit() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
