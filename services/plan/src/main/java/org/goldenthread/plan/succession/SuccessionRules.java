package org.goldenthread.plan.succession;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which item of last year's plan an item of this year's carries on. It is what was said when the
/// plan was rolled forward, or by a planner; where nothing was said, such as in an imported plan,
/// the only item of last year's with the very same words. Never by likeness.
final class SuccessionRules {
  private SuccessionRules() {}

  /// One item of a plan.
  ///
  /// @param carriedFrom the item that it is said to carry on; empty where nothing is said
  /// @param words its own words
  record Item(String name, String carriedFrom, String words) {}

  /// Last year's item, and how it was told.
  record Match(String previous, boolean byWords) {}

  /// The matches of one kind, by the names of this year's items; what is new has none.
  static Map<String, Match> matches(List<Item> current, List<Item> previous) {
    Set<String> there = new HashSet<>();
    previous.forEach(item -> there.add(item.name()));
    Map<String, Match> matches = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Item item : current) {
      if (there.contains(item.carriedFrom())) {
        matches.put(item.name(), new Match(item.carriedFrom(), false));
        taken.add(item.carriedFrom());
      }
    }
    Map<String, Item> free = alone(previous, item -> !taken.contains(item.name()));
    alone(current, item -> !matches.containsKey(item.name()))
        .forEach(
            (words, item) -> {
              Item same = free.get(words);
              if (same != null) {
                matches.put(item.name(), new Match(same.name(), true));
              }
            });
    return matches;
  }

  /// The items whose words no other of them has, by these words.
  private static Map<String, Item> alone(List<Item> items, Predicate<Item> free) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Item> alone = new LinkedHashMap<>();
    for (Item item : items) {
      String words = folded(item.words());
      if (free.test(item) && !words.isEmpty()) {
        counts.merge(words, 1, Integer::sum);
        alone.put(words, item);
      }
    }
    alone.keySet().removeIf(words -> counts.getOrDefault(words, 0) > 1);
    return alone;
  }

  private static String folded(String words) {
    return words.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
