package org.goldenthread.plan.movement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.goldenthread.plan.document.value.TextRules;

/// Which line of last year's finance table is which of this year's. A line is known from its own
/// words, never by its number: by what it is called, unless both name a unit and not the same one;
/// what is called otherwise this year, by its unit. Where several fit, none is taken.
final class LineMatchRules {
  private LineMatchRules() {}

  /// A line of a table.
  ///
  /// @param unit empty where none is named
  /// @param words label, service heading and client group
  record Line(String name, String unit, List<String> words) {
    Line {
      words = words.stream().map(TextRules::words).toList();
    }
  }

  /// What is found.
  ///
  /// @param before last year's name by this year's
  /// @param ambiguous the names, of both years, of those that fit several
  record Matches(Map<String, String> before, Set<String> ambiguous) {
    Matches {
      before = Map.copyOf(before);
      ambiguous = Set.copyOf(ambiguous);
    }
  }

  static Matches match(List<Line> now, List<Line> before) {
    Map<String, String> found = new HashMap<>();
    List<Line> openNow = new ArrayList<>(now);
    List<Line> openBefore = new ArrayList<>(before);
    pair(openNow, openBefore, LineMatchRules::sameWords, found);
    pair(openNow, openBefore, LineMatchRules::sameUnit, found);
    Set<String> ambiguous = new HashSet<>();
    for (Line one : openNow) {
      for (Line other : openBefore) {
        if (sameWords(one, other) || sameUnit(one, other)) {
          ambiguous.add(one.name());
          ambiguous.add(other.name());
        }
      }
    }
    return new Matches(found, ambiguous);
  }

  /// Takes those out that fit each other and nobody else.
  private static void pair(
      List<Line> now, List<Line> before, BiPredicate<Line, Line> fits, Map<String, String> found) {
    Map<Line, Line> pairs = new HashMap<>();
    for (Line one : now) {
      List<Line> others = that(before, other -> fits.test(one, other));
      if (others.size() == 1 && that(now, same -> fits.test(same, others.getFirst())).size() == 1) {
        pairs.put(one, others.getFirst());
      }
    }
    pairs.forEach((one, other) -> found.put(one.name(), other.name()));
    now.removeAll(pairs.keySet());
    before.removeAll(pairs.values());
  }

  private static List<Line> that(List<Line> lines, Predicate<Line> condition) {
    return lines.stream().filter(condition).toList();
  }

  private static boolean sameWords(Line one, Line other) {
    boolean others = !one.unit().isEmpty() && !other.unit().isEmpty() && !sameUnit(one, other);
    return !others && one.words().equals(other.words());
  }

  private static boolean sameUnit(Line one, Line other) {
    return !one.unit().isEmpty() && one.unit().equals(other.unit());
  }
}
