package org.goldenthread.plan.document.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// The columns of one kind of table by their headings, wherever they stand.
public final class Columns<H extends Enum<H> & Heading> {
  private static final int LONGEST_HEADING = 160;

  /// A column below its headings.
  ///
  /// @param heading its words as written, from the top down
  /// @param label its words without those of the highest of several heading rows, which stand above
  ///   other columns as well
  public record Column<H>(H is, int from, int to, String heading, String label) {
    public int overlap(Cell cell) {
      return Math.min(to, cell.end()) - Math.max(from, cell.column());
    }
  }

  private final List<Column<H>> columns;
  private final List<TableLine> headings;
  private final List<Cell> unknown;

  private Columns(List<Column<H>> columns, List<TableLine> headings, List<Cell> unknown) {
    this.columns = List.copyOf(columns);
    this.headings = List.copyOf(headings);
    this.unknown = List.copyOf(unknown);
  }

  public List<Column<H>> columns() {
    return columns;
  }

  /// The rows that the headings take.
  public List<TableLine> headings() {
    return headings;
  }

  /// Headings that are none of this kind of table's.
  public List<Cell> unknown() {
    return unknown;
  }

  public static <H extends Enum<H> & Heading> Columns<H> in(Headings headings, Class<H> kind) {
    List<Column<H>> columns = new ArrayList<>();
    List<Cell> unknown = new ArrayList<>();
    for (Headings.Title title : headings.titles()) {
      Cell cell = title.cell();
      H found = find(title, kind);
      if (found == null) {
        unknown.add(cell);
      } else {
        columns.add(new Column<>(found, cell.column(), cell.end(), title.written(), title.label()));
      }
    }
    return new Columns<>(columns, headings.rows(), unknown);
  }

  private static <H extends Enum<H> & Heading> @Nullable H find(
      Headings.Title title, Class<H> kind) {
    if (title.written().length() > LONGEST_HEADING) return null;
    for (H heading : kind.getEnumConstants()) {
      if (heading.fits(title.words())) return heading;
    }
    return null;
  }

  public boolean has(H heading) {
    return columns.stream().anyMatch(column -> column.is() == heading);
  }

  /// How many columns have this heading.
  public long count(H heading) {
    return columns.stream().filter(column -> column.is() == heading).count();
  }

  public List<Column<H>> all(H heading) {
    return columns.stream().filter(column -> column.is() == heading).toList();
  }

  public Optional<Column<H>> first(H heading) {
    return columns.stream().filter(column -> column.is() == heading).findFirst();
  }

  /// The row's cells below a column. Where a row is not on the same grid, as after careless edits,
  /// cells and headings are matched in their order.
  public List<Cell> cells(TableLine row, Column<H> column) {
    if (row.width() != headings.getLast().width()) return inOrder(row, column);
    return row.cells().stream().filter(cell -> column.equals(over(cell))).toList();
  }

  private @Nullable Column<H> over(Cell cell) {
    return columns.stream()
        .filter(column -> column.overlap(cell) > 0)
        .max(Comparator.comparingInt(column -> column.overlap(cell)))
        .orElse(null);
  }

  private List<Cell> inOrder(TableLine row, Column<H> column) {
    List<Cell> above = headings.getLast().cells();
    int extra = row.cells().size() - above.size();
    if (extra < 0 || extra > 1) return List.of();
    for (int index = 0; index < above.size(); index++) {
      if (above.get(index).column() != column.from()) continue;
      // One cell more than headings: the first heading stands over a number and its text.
      int from = index == 0 ? 0 : index + extra;
      return row.cells().subList(from, index + extra + 1);
    }
    return List.of();
  }

  public List<Cell> cells(TableLine row, H heading) {
    return all(heading).stream().flatMap(column -> cells(row, column).stream()).toList();
  }

  /// The only cell below the first column of this heading that has text, or the first of them.
  public Optional<Cell> cell(TableLine row, H heading) {
    List<Cell> cells = first(heading).map(column -> cells(row, column)).orElse(List.of());
    return cells.stream()
        .filter(cell -> !cell.text().isBlank())
        .findFirst()
        .or(() -> cells.stream().findFirst());
  }
}
