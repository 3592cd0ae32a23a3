package org.goldenthread.gateway.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which of the types that a call answers in its caller wants (RFC 9110, 12.5.1).
final class Accepted {
  private Accepted() {}

  /// The offered type that the header weighs highest, the first of several; empty where it takes
  /// none of them.
  ///
  /// @param accept the header; null or blank takes anything
  /// @param offered the types in the order in which the call prefers them
  static Optional<String> best(@Nullable String accept, String... offered) {
    if (accept == null || accept.isBlank()) {
      return Optional.of(offered[0]);
    }
    String best = null;
    double highest = 0;
    for (String type : offered) {
      double weight = weight(accept, type);
      if (weight > highest) {
        best = type;
        highest = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  /// The weight of the most exact range that the type is in; 0 where it is in none.
  private static double weight(String accept, String type) {
    int exactness = -1;
    double weight = 0;
    for (String range : accept.split(",", -1)) {
      String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
      int exact = exactness(parts[0].strip(), type);
      if (exact > exactness) {
        exactness = exact;
        weight = quality(parts);
      }
    }
    return weight;
  }

  private static int exactness(String range, String type) {
    if (range.equals(type)) {
      return 2;
    }
    if (range.equals("*/*")) {
      return 0;
    }
    boolean kind = range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
    return kind ? 1 : -1;
  }

  private static double quality(String[] parts) {
    return Arrays.stream(parts)
        .skip(1)
        .map(String::strip)
        .filter(part -> part.startsWith("q="))
        .findFirst()
        .map(part -> number(part.substring(2).strip()))
        .orElse(1.0);
  }

  /// What is no number refuses nothing.
  private static double number(String written) {
    return written.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(written) : 1;
  }
}
