package org.goldenthread.plan.document.word;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One paragraph, the smallest thing that a reader takes or leaves.
///
/// @param id its place in reading order, unique in the document
/// @param text what is kept of its text, empty where only an automatic number is shown
/// @param marker the automatic number as Word shows it (`1.1`, `a)`), empty for none or a bullet
/// @param heading 1 to 9 by style or outline level, 0 for ordinary text
/// @param contents whether it is a line of a table of contents
public record Paragraph(
    int id,
    String text,
    List<Piece> pieces,
    String marker,
    boolean bullet,
    int heading,
    boolean title,
    boolean contents,
    Spot spot)
    implements Block {

  public Paragraph {
    requireNonNull(text);
    requireNonNull(marker);
    requireNonNull(spot);
    pieces = List.copyOf(pieces);
  }

  public boolean isBlank() {
    return text.isBlank();
  }

  /// Whether all that is written is bold, as headings without a style are.
  public boolean allBold() {
    return !isBlank() && pieces.stream().allMatch(piece -> piece.bold() || piece.text().isBlank());
  }

  /// The text behind its automatic number.
  public String numbered() {
    return marker.isEmpty() ? text : (marker + " " + text).strip();
  }
}
