package org.goldenthread.plan.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;

/// In what order a plan's rows are read.
final class ContentRules {
  private ContentRules() {}

  /// The same rows, each right after the row that it is a step of, and otherwise in the given
  /// order. None is lost: steps of a row that is not there stay in their place, and rows that are
  /// steps of each other come last.
  ///
  /// @param id by which a row is pointed to
  /// @param parent the id of the row that a row is a step of; empty where it is none
  static <T> List<T> stepsAfterTheirWhole(
      List<T> rows, Function<T, String> id, Function<T, String> parent) {
    Map<String, List<T>> steps = new LinkedHashMap<>();
    rows.forEach(row -> steps.put(id.apply(row), new ArrayList<>()));
    List<T> wholes = new ArrayList<>();
    rows.forEach(row -> steps.getOrDefault(parent.apply(row), wholes).add(row));
    SequencedSet<T> ordered = new LinkedHashSet<>();
    wholes.forEach(row -> add(row, id, steps, ordered));
    rows.forEach(row -> add(row, id, steps, ordered));
    return List.copyOf(ordered);
  }

  private static <T> void add(
      T row, Function<T, String> id, Map<String, List<T>> steps, SequencedSet<T> ordered) {
    if (ordered.add(row)) {
      steps.getOrDefault(id.apply(row), List.of()).forEach(step -> add(step, id, steps, ordered));
    }
  }
}
