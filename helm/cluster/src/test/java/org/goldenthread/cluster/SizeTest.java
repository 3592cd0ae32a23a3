package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.PodMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What each program needs, at rest and with people at work, as the metrics server measures it.
@Order(3)
@ExtendWith(Installed.class)
class SizeTest {
  /// More than two of the metrics server's rounds.
  private static final Duration WINDOW = Duration.ofSeconds(50);

  private final Council council;

  SizeTest(Council council) {
    this.council = council;
  }

  @Test
  void what_each_program_needs() {
    assumeTrue(
        council.cluster().client().supports(PodMetrics.class), "the cluster measures no pods");
    pass(WINDOW);
    tell("at rest", measured());

    Load load = Load.begin(council.caller("planner"), Council.DIRECTORATES);
    try (load) {
      pass(WINDOW);
      long before = load.requests();
      pass(WINDOW);
      long each = (load.requests() - before) / WINDOW.toSeconds();
      tell("at " + each + " requests a second", measured());
    }

    assertEquals(List.of(), load.failures());
  }

  /// Time itself is what is waited for: a measurement is an average over it.
  private static void pass(Duration time) {
    long begun = System.nanoTime();
    Cluster.until(
        "time has passed", time.multipliedBy(2), () -> System.nanoTime() - begun > time.toNanos());
  }

  private void tell(String when, Map<String, String> measured) {
    measured.forEach((program, size) -> Seen.that(program + " " + when, size));
  }

  /// By program, the most that one of its pods needs.
  private Map<String, String> measured() {
    Map<String, String> sizes = new TreeMap<>();
    for (Release release : council.releases()) {
      for (PodMetrics pod :
          council.cluster().client().top().pods().metrics(release.namespace()).getItems()) {
        Map<String, Quantity> usage = pod.getContainers().getFirst().getUsage();
        String program = pod.getContainers().getFirst().getName();
        String size =
            "%5.0f m CPU, %4.0f MiB"
                .formatted(
                    Quantity.getAmountInBytes(usage.get("cpu")).doubleValue() * 1000,
                    Quantity.getAmountInBytes(usage.get("memory")).doubleValue() / (1 << 20));
        sizes.merge(
            release.name() + " " + program,
            size,
            (one, other) -> one.compareTo(other) > 0 ? one : other);
      }
    }
    return sizes;
  }
}
