package org.goldenthread.plan.document.word;

import static java.util.Objects.requireNonNull;

/// Text of one look inside a paragraph; a line break is `\n`.
public record Piece(String text, boolean bold, boolean italic) {
  public Piece {
    requireNonNull(text);
  }
}
