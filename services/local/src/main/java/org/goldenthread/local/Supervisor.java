package org.goldenthread.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Starts again what has crashed, as Kubernetes would, and gives up on what keeps crashing. A
/// service that somebody stopped on purpose (SIGTERM) stays stopped, which shows what the platform
/// does without it.
final class Supervisor implements AutoCloseable {
  private static final int STOPPED_ON_PURPOSE = 143;
  private static final int TOO_OFTEN = 3;
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final Platform platform;
  private final Consumer<String> say;
  private final Runnable giveUp;
  private final Map<String, Deque<Long>> crashes = new HashMap<>();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  /// @param say told in plain words what happened
  /// @param giveUp run once when restarting does not help
  Supervisor(Platform platform, Consumer<String> say, Runnable giveUp) {
    this.platform = platform;
    this.say = say;
    this.giveUp = giveUp;
  }

  void watch() {
    platform.children().forEach(this::watch);
  }

  private void watch(Child child) {
    var _ = child.crashed().thenAcceptAsync(this::ended, executor);
  }

  private void ended(Child child) {
    if (child.exit() == STOPPED_ON_PURPOSE && child.name().contains("/")) {
      say.accept(child.name() + " was stopped; the rest of the platform runs on without it.");
      return;
    }
    say.accept(
        "%s ended with exit code %d.%n%s".formatted(child.name(), child.exit(), child.tail()));
    if (tooOften(child.name())) {
      say.accept(child.name() + " keeps ending: stopping the platform.");
      giveUp.run();
      return;
    }
    try {
      watch(platform.restart(child));
      say.accept(child.name() + " was started again.");
    } catch (LaunchFailure e) {
      say.accept(e.getMessage() + System.lineSeparator() + "Stopping the platform.");
      giveUp.run();
    }
  }

  private boolean tooOften(String name) {
    var now = System.nanoTime();
    var times = crashes.computeIfAbsent(name, _ -> new ArrayDeque<>());
    times.addLast(now);
    while (now - times.getFirst() > LATELY.toNanos()) {
      times.removeFirst();
    }
    return times.size() >= TOO_OFTEN;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
