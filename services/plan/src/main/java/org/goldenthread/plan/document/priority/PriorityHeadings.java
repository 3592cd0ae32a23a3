package org.goldenthread.plan.document.priority;

import java.util.List;
import java.util.Optional;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// The row, or the paragraph, that names a priority and describes it. Label and text may share a
/// cell or stand side by side.
public final class PriorityHeadings implements TableForm {
  private enum Wanted {
    NOTHING,
    TITLE,
    DESCRIPTION
  }

  private final Ledger ledger;
  private final PriorityBook book;

  public PriorityHeadings(Ledger ledger, PriorityBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Table table = headings.table();
    TableLine row = headings.rows().getFirst();
    List<Cell> cells = row.filled();
    if (cells.isEmpty() || !isHeading(cells.getFirst().text())) return Optional.empty();
    ledger.knows(table.number());
    Wanted wanted = Wanted.NOTHING;
    for (Cell cell : cells) wanted = read(table, row, cell, wanted);
    return Optional.of(new Begun((inside, below) -> {}, 1));
  }

  private Optional<PriorityLabel> label(String text) {
    return PriorityLabel.in(text).filter(book::takes);
  }

  private boolean isHeading(String text) {
    if (label(text).isPresent()) return true;
    boolean label =
        PriorityLabel.description(text).isPresent() || PriorityLabel.title(text).isPresent();
    return label && book.current().filter(PriorityDraft::isUntouched).isPresent();
  }

  private Wanted read(Table table, TableLine row, Cell cell, Wanted wanted) {
    String text = cell.text();
    Optional<PriorityLabel> label = label(text);
    if (label.isPresent()) {
      book.begin(ledger.place(table.number(), row.number()), label.get());
      return taken(cell, label.get().title(), Wanted.TITLE);
    }
    Optional<String> title = PriorityLabel.title(text);
    if (title.isPresent()) return given(cell, Wanted.TITLE, title.get());
    Optional<String> description = PriorityLabel.description(text);
    if (description.isPresent()) return given(cell, Wanted.DESCRIPTION, description.get());
    return wanted == Wanted.NOTHING ? Wanted.NOTHING : given(cell, wanted, text);
  }

  private Wanted given(Cell cell, Wanted what, String text) {
    book.current()
        .ifPresent(
            priority -> {
              if (what == Wanted.TITLE) priority.title(text);
              if (what == Wanted.DESCRIPTION) priority.describe(text);
            });
    return taken(cell, text, what);
  }

  private Wanted taken(Cell cell, String text, Wanted otherwise) {
    if (text.isBlank()) {
      ledger.label(cell);
      return otherwise;
    }
    ledger.data(cell);
    return Wanted.NOTHING;
  }

  /// A heading above the tables of a priority, or the description below it.
  public boolean paragraph(Paragraph paragraph) {
    Optional<PriorityLabel> label = label(paragraph.text());
    boolean stands = paragraph.heading() > 0 || paragraph.allBold();
    if (label.isPresent() && stands && !label.get().title().isBlank()) {
      book.begin(ledger.place(paragraph.spot().table(), paragraph.spot().row()), label.get());
      ledger.data(paragraph);
      return true;
    }
    Optional<String> description = PriorityLabel.description(paragraph.text());
    Optional<PriorityDraft> open = book.current().filter(PriorityDraft::isUntouched);
    if (description.isEmpty() || description.get().isBlank() || open.isEmpty()) return false;
    open.get().describe(description.get());
    ledger.data(paragraph);
    return true;
  }
}
