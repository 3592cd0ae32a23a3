package org.goldenthread.plan.document.word;

import java.util.List;

/// All that a Word file says.
///
/// @param blocks the body in reading order
/// @param paragraphs every paragraph with text, also of tables and text boxes, in reading order
/// @param trackedChanges whether there were insertions, deletions or moves not yet accepted
public record WordText(
    List<Block> blocks, List<Paragraph> paragraphs, List<Aside> asides, boolean trackedChanges) {
  public WordText {
    blocks = List.copyOf(blocks);
    paragraphs = List.copyOf(paragraphs);
    asides = List.copyOf(asides);
  }
}
