package org.goldenthread.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.goldenthread.benchmarks.way.Work;

/// Lets all clients of a target ask at once, each for one thing after the other. One answer that is
/// not the right one ends the run: what fails fast is not fast.
final class Load {
  private final Processes processes;

  Load(Processes processes) {
    this.processes = processes;
  }

  /// What a round came to.
  ///
  /// @param perSecond answers
  /// @param micros processor time for each answer, by process
  record Sample(double perSecond, Map<String, Double> micros) {
    /// What the platform's own processes used.
    double serverMicros() {
      return micros.entrySet().stream()
          .filter(process -> !process.getKey().equals(Processes.CLIENTS))
          .mapToDouble(Map.Entry::getValue)
          .sum();
    }
  }

  /// Makes requests that do not count, until everybody's machine code is what it will be.
  void warmUp(Target target, int requests) throws InterruptedException {
    var left = new AtomicInteger(requests);
    run(target, () -> left.getAndDecrement() > 0);
  }

  Sample measure(Target target, Duration time) throws InterruptedException {
    var before = processes.cpuTime();
    var begun = System.nanoTime();
    var end = begun + time.toNanos();
    var answers = run(target, () -> System.nanoTime() - end < 0);
    var seconds = (System.nanoTime() - begun) / 1e9;
    var micros = new LinkedHashMap<String, Double>();
    processes
        .cpuTimeSince(before)
        .forEach((name, used) -> micros.put(name, used.toNanos() / 1e3 / answers));
    return new Sample(answers / seconds, micros);
  }

  private static long run(Target target, BooleanSupplier more) throws InterruptedException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var clients = new ArrayList<Future<Long>>();
      for (var work : target.works()) {
        clients.add(executor.submit(() -> repeat(work, more)));
      }
      long answers = 0;
      for (var client : clients) {
        answers += client.get();
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(target + " failed", e.getCause());
    }
  }

  private static long repeat(Work work, BooleanSupplier more) throws Exception {
    long answers = 0;
    while (more.getAsBoolean()) {
      work.once();
      answers++;
    }
    return answers;
  }
}
