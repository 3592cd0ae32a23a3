package org.goldenthread.plan.document.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// A row that may be the headings of a table, with the rows below that go on with it: `Target` over
/// `Q1` to `Q4` are the headings "Target Q1"…
///
/// @param rows the heading row and those that go on with it
/// @param titles what stands above each cell of the lowest of them, blank ones left out
public record Headings(Table table, List<TableLine> rows, List<Title> titles) {
  private static final int MOST_ROWS = 3;
  private static final Pattern UNIT = Pattern.compile("\\(?[£’' ]*(000s?|000’s|000's|k|m)\\)?|%|£");

  /// A heading above one column of cells.
  ///
  /// @param written its words from the top down
  /// @param label its words without those of the highest of several rows, which stand above other
  ///   columns as well
  /// @param words what is written, folded for matching
  public record Title(Cell cell, String written, String label, String words) {}

  public Headings {
    rows = List.copyOf(rows);
    titles = List.copyOf(titles);
  }

  /// Whether they look like headings, bold or in capitals, and not only read like some.
  public boolean stand() {
    return titles.stream()
        .flatMap(title -> title.cell().paragraphs().stream())
        .filter(paragraph -> !paragraph.isBlank())
        .allMatch(paragraph -> paragraph.allBold() || TextRules.isCapitals(paragraph.text()));
  }

  public static Headings at(Table table, int index) {
    List<TableLine> rows = rows(table, index);
    List<List<String>> lines =
        rows.stream()
            .map(row -> row.cells().stream().map(cell -> TextRules.line(cell.text())).toList())
            .toList();
    List<Title> titles = new ArrayList<>();
    for (Cell cell : rows.getLast().cells()) {
      String written = above(rows, lines, 0, cell);
      if (written.isBlank()) continue;
      String label = rows.size() == 1 ? written : above(rows, lines, 1, cell);
      titles.add(new Title(cell, written, label, TextRules.words(written)));
    }
    return new Headings(table, rows, titles);
  }

  /// The heading row, and those below it that go on with it: they continue merged cells of it, or
  /// name nothing but periods or units.
  private static List<TableLine> rows(Table table, int index) {
    List<TableLine> rows = new ArrayList<>(List.of(table.rows().get(index)));
    while (rows.size() < MOST_ROWS && index + rows.size() < table.rows().size()) {
      TableLine next = table.rows().get(index + rows.size());
      if (!goesOn(next)) break;
      rows.add(next);
    }
    return rows;
  }

  private static boolean goesOn(TableLine row) {
    List<Cell> filled = row.filled();
    List<String> own = filled.stream().filter(cell -> !cell.continued()).map(Cell::text).toList();
    boolean continues = own.size() < filled.size();
    long periods = own.stream().filter(Cycle::isPeriod).count();
    boolean names = periods >= 2 && own.size() - periods <= 1;
    boolean units = own.stream().allMatch(text -> UNIT.matcher(text).matches());
    return !own.isEmpty() && (continues || names || units);
  }

  private static String above(
      List<TableLine> rows, List<List<String>> lines, int from, Cell lowest) {
    Set<String> texts = new LinkedHashSet<>();
    for (int row = from; row < rows.size(); row++) {
      List<Cell> cells = rows.get(row).cells();
      for (int index = 0; index < cells.size(); index++) {
        Cell cell = cells.get(index);
        boolean over = cell.column() < lowest.end() && cell.end() > lowest.column();
        if (over && !lines.get(row).get(index).isEmpty()) texts.add(lines.get(row).get(index));
      }
    }
    return String.join(" ", texts);
  }
}
