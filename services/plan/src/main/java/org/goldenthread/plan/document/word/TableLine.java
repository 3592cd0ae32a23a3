package org.goldenthread.plan.document.word;

import java.util.List;

/// A row of a table.
///
/// @param number from 1, in its table
public record TableLine(int number, List<Cell> cells) {
  public TableLine {
    cells = List.copyOf(cells);
  }

  public boolean isBlank() {
    return cells.stream().allMatch(Cell::isBlank);
  }

  /// The cells that hold text of this row's own or from above.
  public List<Cell> filled() {
    return cells.stream().filter(cell -> !cell.text().isBlank()).toList();
  }

  /// How many grid columns the row covers.
  public int width() {
    return cells.isEmpty() ? 0 : cells.getLast().end();
  }
}
