package org.goldenthread.plan.document.word;

import java.util.List;
import java.util.stream.Collectors;

/// A cell on its table's grid. A cell merged with the one above it shows that one's blocks.
///
/// @param column the first grid column, from 0
/// @param span how many grid columns it covers
/// @param continued whether it continues the cell above
public record Cell(int column, int span, boolean continued, List<Block> blocks) {
  public Cell {
    blocks = List.copyOf(blocks);
    if (column < 0 || span < 1) throw new IllegalArgumentException("a cell is on the grid");
  }

  public int end() {
    return column + span;
  }

  /// Its own paragraphs, without those of tables inside it.
  public List<Paragraph> paragraphs() {
    return blocks.stream().filter(Paragraph.class::isInstance).map(Paragraph.class::cast).toList();
  }

  public List<Table> tables() {
    return blocks.stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
  }

  /// The text of its paragraphs, a line each; automatic numbers stand apart in [#marker()].
  public String text() {
    return paragraphs().stream()
        .map(Paragraph::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /// The text of several cells, those with any a line or more each.
  public static String text(List<Cell> cells) {
    return cells.stream()
        .map(Cell::text)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  /// The automatic number of its first paragraph, or empty.
  public String marker() {
    return paragraphs().stream().map(Paragraph::marker).findFirst().orElse("");
  }

  public boolean isBlank() {
    return paragraphs().stream().allMatch(Paragraph::isBlank) && tables().isEmpty();
  }
}
