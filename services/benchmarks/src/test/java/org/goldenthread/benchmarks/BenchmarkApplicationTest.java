package org.goldenthread.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkApplicationTest {
  @Test
  void a_run_however_short_fills_every_table() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      BenchmarkApplication.run(new Effort(2, 4, Duration.ofMillis(100), 1, 1, List.of()), out);
    }
    var printed = bytes.toString(StandardCharsets.UTF_8);

    assertRow(printed, "GET a plan");
    assertRow(printed, "GET a plan at a read time");
    assertRow(printed, "LIST of 50 actions");
    assertRow(printed, "LIST of 50 actions at a read time");
    assertRow(printed, "create a milestone");
    assertRow(printed, "continuity");
    assertRow(printed, "gateway");
    assertRow(printed, "empty Micronaut");
    assertTrue(printed.contains("Import of the sample plan"), printed);
  }

  private static void assertRow(String printed, String first) {
    assertTrue(
        printed.lines().anyMatch(line -> line.matches("\\| " + first + " *\\|.*[0-9].*")), printed);
  }
}
