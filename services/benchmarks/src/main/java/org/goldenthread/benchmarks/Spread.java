package org.goldenthread.benchmarks;

import java.util.List;
import java.util.Locale;

/// What the rounds came to: the middle one, and how far they lay apart.
record Spread(double median, double least, double most) {
  static Spread of(List<Double> rounds) {
    var sorted = rounds.stream().sorted().toList();
    var size = sorted.size();
    var median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  /// `median (least–most)`, each in the format.
  String text(String format) {
    return String.format(Locale.UK, "%s (%s–%s)".replace("%s", format), median, least, most);
  }
}
