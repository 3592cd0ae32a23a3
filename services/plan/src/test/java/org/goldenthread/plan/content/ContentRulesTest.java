package org.goldenthread.plan.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentRulesTest {
  private record Step(String id, String whole) {
    static Step read(String written) {
      String[] parts = written.split("<", -1);
      return new Step(parts[0], parts.length == 1 ? "" : parts[1]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1 2 3, 1 2 3",
    "1 2 3<1, 1 3 2",
    "1 2<1 3 4<3 5<1, 1 2 5 3 4",
    "2<1 1, 1 2",
    "1 2<9 3, 1 2 3",
    "1 2<1 3<2 4, 1 2 3 4",
    "1<2 2<1 3, 3 1 2",
    "1<1, 1"
  })
  void steps_follow_their_whole_and_none_is_lost(String given, String expected) {
    List<Step> rows = Arrays.stream(given.split(" ")).map(Step::read).toList();
    List<Step> ordered = ContentRules.stepsAfterTheirWhole(rows, Step::id, Step::whole);
    assertEquals(expected, String.join(" ", ordered.stream().map(Step::id).toList()));
  }
}
