package org.goldenthread.plan.document.table;

import java.util.List;
import java.util.Optional;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// The fields of one row by their headings. Taking a field's text marks its cells as data.
public record Fields<H extends Enum<H> & Heading>(
    Ledger ledger, Columns<H> columns, TableLine row) {

  /// Takes the headings as labels. Nothing where the table has had headings of this kind in other
  /// words: then these are a row that reads like headings, and no row may pass for a label.
  public static <H extends Enum<H> & Heading> Optional<TableForm.Begun> begun(
      Ledger ledger, Headings headings, Columns<H> columns, TableForm.Rows rows) {
    Table table = headings.table();
    Class<H> kind = columns.columns().getFirst().is().getDeclaringClass();
    List<String> words = headings.titles().stream().map(Headings.Title::words).toList();
    if (!ledger.heads(table.number(), kind, words)) return Optional.empty();
    ledger.knows(table.number());
    for (TableLine heading : columns.headings()) {
      heading.cells().stream()
          .filter(cell -> !columns.unknown().contains(cell))
          .forEach(ledger::label);
    }
    return Optional.of(new TableForm.Begun(rows, columns.headings().size()));
  }

  public String text(H heading) {
    return Cell.text(columns.cells(row, heading));
  }

  public String text(Columns.Column<H> column) {
    return Cell.text(columns.cells(row, column));
  }

  public void take(H heading) {
    columns.cells(row, heading).forEach(ledger::data);
  }

  public void label(H heading) {
    columns.cells(row, heading).forEach(ledger::label);
  }

  public String taken(H heading) {
    take(heading);
    return text(heading);
  }

  public String taken(Columns.Column<H> column) {
    columns.cells(row, column).forEach(ledger::data);
    return text(column);
  }

  /// A date, read by the convention that its heading states.
  public FuzzyDate date(H heading, int table) {
    String words =
        columns.first(heading).map(column -> TextRules.words(column.heading())).orElse("");
    FuzzyDate.Convention convention =
        words.contains("month year")
            ? FuzzyDate.Convention.MONTH_AND_YEAR
            : FuzzyDate.Convention.NONE;
    FuzzyDate date = FuzzyDate.of(taken(heading), convention);
    return ledger.checked(ledger.place(table, row.number()), date);
  }
}
