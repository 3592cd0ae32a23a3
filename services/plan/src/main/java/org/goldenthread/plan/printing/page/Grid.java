package org.goldenthread.plan.printing.page;

import java.util.List;

/// A table. Its heading rows are repeated on every page that it goes on to, and no row is cut by
/// the end of a page.
///
/// @param widths of the columns, in shares of their sum
/// @param headings how many of the rows are headings
public record Grid(List<Integer> widths, int headings, List<Row> rows) implements Block {
  /// A row.
  ///
  /// @param strong whether it sums up the others
  public record Row(boolean strong, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// A cell.
  ///
  /// @param columns how many columns it covers
  /// @param rows how many rows it covers; the rows below have no cell in its place
  /// @param right whether it stands at the right, as figures do
  public record Cell(String text, int columns, int rows, boolean right) {
    public Cell {
      if (columns < 1 || rows < 1) {
        throw new IllegalArgumentException("a cell covers a row and a column");
      }
    }

    public static Cell of(String text) {
      return new Cell(text, 1, 1, false);
    }

    public static Cell figure(String text) {
      return new Cell(text, 1, 1, true);
    }

    public Cell over(int rowsBelow) {
      return new Cell(text, columns, rowsBelow, right);
    }

    public Cell across(int columnsBeside) {
      return new Cell(text, columnsBeside, rows, right);
    }
  }

  public Grid {
    widths = List.copyOf(widths);
    rows = List.copyOf(rows);
    if (widths.isEmpty() || headings > rows.size()) {
      throw new IllegalArgumentException("a table has columns, and its headings are rows of it");
    }
  }

  public static Row row(List<String> texts) {
    return new Row(false, texts.stream().map(Cell::of).toList());
  }

  public static Row row(String... texts) {
    return row(List.of(texts));
  }

  /// Each column's place from 0 to the sum of the widths, and how wide the whole is.
  public int width() {
    return widths.stream().mapToInt(Integer::intValue).sum();
  }
}
