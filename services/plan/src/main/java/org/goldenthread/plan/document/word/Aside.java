package org.goldenthread.plan.document.word;

import static java.util.Objects.requireNonNull;

/// What stands beside the text or has no text of its own.
///
/// @param text its text, or what is known of a picture
/// @param near the text that it belongs to, empty where it belongs to the whole document
public record Aside(Kind kind, String text, String near) {
  /// PROMPT is the grey "Click here to enter text" of an unused content control.
  public enum Kind {
    FOOTNOTE,
    ENDNOTE,
    COMMENT,
    HEADER,
    FOOTER,
    IMAGE,
    CHART,
    DIAGRAM,
    EMBEDDED_FILE,
    HIDDEN_TEXT,
    PROMPT
  }

  public Aside {
    requireNonNull(kind);
    requireNonNull(text);
    requireNonNull(near);
  }
}
