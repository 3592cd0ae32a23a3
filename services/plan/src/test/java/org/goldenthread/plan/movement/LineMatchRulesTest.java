package org.goldenthread.plan.movement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.plan.movement.LineMatchRules.Line;
import org.goldenthread.plan.movement.LineMatchRules.Matches;
import org.junit.jupiter.api.Test;

/// Source: design, "a row is known from its own words, never by its number".
class LineMatchRulesTest {
  @Test
  void a_line_is_known_by_its_words_however_they_are_spelt() {
    assertEquals(
        new Matches(Map.of("a", "x"), Set.of()),
        match(lines("a//Day  Care"), lines("x//day care", "y//Home care")));
  }

  @Test
  void a_line_that_is_called_otherwise_is_known_by_its_unit() {
    assertEquals(
        new Matches(Map.of("a", "x"), Set.of()),
        match(lines("a/east/East and coast"), lines("x/east/East")));
  }

  @Test
  void the_same_words_of_another_unit_are_another_line() {
    assertEquals(
        new Matches(Map.of(), Set.of()), match(lines("a/east/Team"), lines("x/west/Team")));
  }

  @Test
  void where_several_fit_none_is_taken() {
    assertEquals(
        new Matches(Map.of(), Set.of("a", "x", "y")),
        match(lines("a//Team"), lines("x//Team", "y//Team")));
    assertEquals(
        new Matches(Map.of(), Set.of("a", "b", "x")),
        match(lines("a/east/One", "b/east/Two"), lines("x/east/Three")));
  }

  @Test
  void words_tell_lines_of_one_unit_apart() {
    assertEquals(
        new Matches(Map.of("a", "y", "b", "x"), Set.of()),
        match(lines("a/east/Staff", "b/east/Rooms"), lines("x/east/Rooms", "y/east/Staff")));
  }

  private static Matches match(List<Line> now, List<Line> before) {
    return LineMatchRules.match(now, before);
  }

  /// Each as `name/unit/label`.
  private static List<Line> lines(String... written) {
    return Arrays.stream(written)
        .map(line -> line.split("/"))
        .map(parts -> new Line(parts[0], parts[1], List.of(parts[2])))
        .toList();
  }
}
