package org.goldenthread.gateway.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How far a service that does not answer is trusted: `goldenthread.circuit`. Each directorate's
/// service has a circuit of its own; while it is open, calls are refused at once.
///
/// @param calls how many of its last calls are looked at, 20
/// @param least how many must have ended before it is judged, 10
/// @param failures of how many in a hundred the circuit opens, 50
/// @param pause how long it is left alone before it is tried again, 1 s
/// @param probes how many calls try it; the circuit closes if fewer than `failures` of them fail, 3
/// @param patience how much time a call must have had for its deadline to count as a failure, 1 s
/// @param waiting how many calls of one directorate may wait for the beginning of an answer, 192:
///   fewer than `goldenthread.http.calls` and `.streams`, which are there for all directorates
/// @param attempts how often a call is sent at most that may be sent again, 3; 1 is never, 5 the
///   most. Failures use up a budget that successes fill, so that a sick service is not asked twice
///   as often
@ConfigurationProperties("goldenthread.circuit")
public record CircuitConfig(
    @Bindable(defaultValue = "20") int calls,
    @Bindable(defaultValue = "10") int least,
    @Bindable(defaultValue = "50") int failures,
    @Bindable(defaultValue = "PT1S") Duration pause,
    @Bindable(defaultValue = "3") int probes,
    @Bindable(defaultValue = "PT1S") Duration patience,
    @Bindable(defaultValue = "192") int waiting,
    @Bindable(defaultValue = "3") int attempts) {

  public CircuitConfig {
    require(least >= 1 && calls >= least, ".least is at least 1, and .calls no fewer");
    require(failures >= 1 && failures <= 100, ".failures is from 1 to 100");
    require(pause.isPositive() && !patience.isNegative(), ".pause and .patience are times");
    require(probes >= 1 && waiting >= 1, ".probes and .waiting are at least 1");
    require(attempts >= 1 && attempts <= 5, ".attempts is from 1 to 5");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("goldenthread.circuit" + rule);
    }
  }
}
