package org.goldenthread.plan.document.finding;

import static java.util.Objects.requireNonNull;

/// Something about the document as a whole that its sender should know.
///
/// @param detail which ones, empty where there is nothing to name
public record Notice(Kind kind, int count, String detail) {

  public enum Kind {
    TRACKED_CHANGES(
        "There were tracked changes: what was inserted was read, what was deleted was not."),
    LOOK_ALIKE_LETTERS(
        "Letters of other alphabets that look like Latin ones were folded to recognise words; the"
            + " text itself is kept."),
    CONTINUED_TABLES("A table goes on in another one; both were read as one."),
    BLANK_ROWS("Rows of the template that nobody filled in create nothing."),
    SECTIONS_MISSING("Sections of the template are not in the document."),
    FOOTNOTES("There were footnotes."),
    ENDNOTES("There were endnotes."),
    COMMENTS("There were comments."),
    HEADERS("There were page headers."),
    FOOTERS("There were page footers."),
    IMAGES("There were pictures, charts or diagrams."),
    EMBEDDED_FILES("There were files inside the document."),
    HIDDEN_TEXT("There was hidden text."),
    PROMPTS("There were form fields that nobody had filled in.");

    private final String sentence;

    Kind(String sentence) {
      this.sentence = sentence;
    }
  }

  public Notice {
    requireNonNull(kind);
    requireNonNull(detail);
    if (count < 1) throw new IllegalArgumentException("a notice is about something");
  }

  public String sentence() {
    return detail.isEmpty() ? kind.sentence : kind.sentence + " (" + detail + ")";
  }
}
