package org.goldenthread.benchmarks;

import java.io.PrintStream;

/// What `mvn -Pbenchmarks` runs.
final class BenchmarkApplication {
  private BenchmarkApplication() {}

  static void main(String[] args) throws Exception {
    run(Effort.asked(), System.out);
  }

  /// Starts a platform, measures it and prints what came out.
  static void run(Effort effort, PrintStream out) throws Exception {
    try (var measured = MeasuredPlatform.start(effort, out)) {
      measured.run();
    }
  }
}
