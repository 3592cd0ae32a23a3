package org.goldenthread.plan.document.finding;

import static java.util.Objects.requireNonNull;

/// Where something stands, for a person who has the document open.
///
/// @param section `A` to `G`, `Header`, `Appendix`, or empty
/// @param heading the nearest heading above, empty where there is none
/// @param table from 1 over the whole document, 0 outside of tables
/// @param row from 1 in its table, 0 outside of tables
/// @param words all of it in words
public record Place(Part part, String section, String heading, int table, int row, String words) {
  public enum Part {
    BODY,
    TEXT_BOX,
    FOOTNOTE,
    ENDNOTE,
    HEADER,
    FOOTER,
    COMMENT
  }

  public Place {
    requireNonNull(part);
    requireNonNull(section);
    requireNonNull(heading);
    requireNonNull(words);
  }
}
