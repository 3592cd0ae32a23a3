package org.goldenthread.cluster.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What this run saw, printed as a table at its end.
public final class Seen {
  private static final Map<String, String> ROWS =
      Collections.synchronizedMap(new LinkedHashMap<>());

  private Seen() {}

  public static void that(String what, Object value) {
    ROWS.put(what, String.valueOf(value));
    // At once as well, for a run that does not reach its end.
    System.out.println("seen: " + what + ": " + value);
  }

  static void print() {
    int width = ROWS.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder table = new StringBuilder("\nWhat was seen on the cluster\n");
    ROWS.forEach(
        (what, value) ->
            table
                .append("  ")
                .append(what)
                .repeat(' ', width - what.length() + 2)
                .append(value)
                .append('\n'));
    System.out.println(table);
  }
}
