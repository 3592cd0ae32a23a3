package org.goldenthread.plan.printing.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A paragraph of running text, or an item of a list.
///
/// @param number its place in its list from 1, for a list that is numbered
/// @param depth 0, or how many lists its list is inside of
public record Line(Kind kind, int number, int depth, List<Words> words) implements Block {
  public enum Kind {
    PARAGRAPH,
    BULLET,
    NUMBER
  }

  public Line {
    requireNonNull(kind);
    words = List.copyOf(words);
  }

  public static Line plain(String text) {
    return new Line(Kind.PARAGRAPH, 0, 0, List.of(Words.plain(text)));
  }

  public boolean isBlank() {
    return words.stream().allMatch(word -> word.text().isBlank());
  }
}
