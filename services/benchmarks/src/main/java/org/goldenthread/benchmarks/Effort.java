package org.goldenthread.benchmarks;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param clients how many ask at once, each for one thing after the other
/// @param warmUp how many requests of each target are made before any counts
/// @param round how long a target is measured in each round
/// @param rounds how often the targets take their turns
/// @param plans how many plans of 50 actions there are; the grown directorate has ten times as many
/// @param jvm options for each of the platform's JVMs, after its usual ones
record Effort(int clients, int warmUp, Duration round, int rounds, int plans, List<String> jvm) {
  static final int CLIENTS = 16;
  static final int GROWTH = 10;

  // The local platform's own choice is to be up soon; this is the JVM's, as in production.
  private static final List<String> FAST = List.of("-XX:TieredStopAtLevel=4");

  Effort {
    jvm = List.copyOf(jvm);
  }

  /// As the system properties `benchmarks.*` say.
  static Effort asked() {
    return new Effort(
        CLIENTS,
        Integer.getInteger("benchmarks.warmup", 30_000),
        Duration.ofSeconds(Integer.getInteger("benchmarks.seconds", 5)),
        Integer.getInteger("benchmarks.rounds", 3),
        Integer.getInteger("benchmarks.plans", 50),
        FAST);
  }
}
