package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.document.word.Block;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Spot;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Walks a table onto its grid: cells that span columns, that continue the one above, that begin
/// further in, rows that were deleted.
final class TableWalk {
  private static final int WIDEST = 256;

  private static final class RowDraft {
    private final List<Cell> cells = new ArrayList<>();
    private int column;
    private boolean deleted;
  }

  private static final class CellDraft {
    private int span = 1;
    private boolean continued;
    private boolean joined;
    private boolean deleted;
  }

  private final StoryWalk story;
  private final Xml xml;
  private int tables;

  TableWalk(StoryWalk story, Xml xml) {
    this.story = story;
    this.xml = xml;
  }

  Table table() throws IOException {
    int number = ++tables;
    List<TableLine> rows = new ArrayList<>();
    xml.children(name -> inTable(name, number, rows));
    return new Table(number, rows);
  }

  private void inTable(String name, int number, List<TableLine> rows) throws IOException {
    switch (name) {
      case "w:tr" -> row(number, rows);
      case "w:tblPr", "w:tblGrid", "w:sdtEndPr" -> {}
      case "w:sdt" -> story.control(inner -> inTable(inner, number, rows));
      case "w:del", "w:moveFrom" -> story.shared.trackedChanges = true;
      default -> xml.children(inner -> inTable(inner, number, rows));
    }
  }

  private void row(int table, List<TableLine> rows) throws IOException {
    story.shared.budget.row();
    RowDraft draft = new RowDraft();
    Spot spot = new Spot(table, rows.size() + 1, story.spot().textBox());
    xml.children(name -> inRow(name, draft, spot, rows));
    if (!draft.deleted) rows.add(new TableLine(rows.size() + 1, draft.cells));
  }

  private void inRow(String name, RowDraft draft, Spot spot, List<TableLine> rows)
      throws IOException {
    switch (name) {
      case "w:trPr" -> xml.children(property -> rowProperty(property, draft));
      case "w:tc" -> {
        if (!draft.deleted) cell(draft, spot, rows);
      }
      case "w:tblPrEx", "w:sdtEndPr" -> {}
      case "w:sdt" -> story.control(inner -> inRow(inner, draft, spot, rows));
      case "w:del", "w:moveFrom" -> story.shared.trackedChanges = true;
      default -> xml.children(inner -> inRow(inner, draft, spot, rows));
    }
  }

  private void rowProperty(String property, RowDraft draft) {
    switch (property) {
      case "w:gridBefore" -> draft.column = Math.clamp(xml.number("val", 0), 0, WIDEST);
      case "w:del" -> {
        draft.deleted = true;
        story.shared.trackedChanges = true;
      }
      case "w:ins", "w:trPrChange" -> story.shared.trackedChanges = true;
      default -> {}
    }
  }

  private void cell(RowDraft draft, Spot spot, List<TableLine> rows) throws IOException {
    story.shared.budget.item();
    if (draft.column > WIDEST) throw new Refused(Refusal.Reason.TOO_COMPLEX);
    CellDraft properties = new CellDraft();
    List<Block> blocks =
        story.cell(spot, property -> cellProperty(property, properties), () -> properties.deleted);
    if (!properties.deleted) place(draft, properties, blocks, rows);
  }

  private void cellProperty(String property, CellDraft draft) {
    switch (property) {
      case "w:gridSpan" -> draft.span = Math.clamp(xml.number("val", 1), 1, WIDEST);
      case "w:vMerge" -> draft.continued = !xml.attribute("val", "continue").equals("restart");
      case "w:hMerge" -> draft.joined = !xml.attribute("val", "continue").equals("restart");
      case "w:cellDel" -> {
        draft.deleted = true;
        story.shared.trackedChanges = true;
      }
      case "w:cellIns" -> story.shared.trackedChanges = true;
      default -> {}
    }
  }

  private static void place(
      RowDraft draft, CellDraft properties, List<Block> blocks, List<TableLine> rows) {
    if (properties.joined && !draft.cells.isEmpty()) {
      Cell before = draft.cells.removeLast();
      List<Block> all = new ArrayList<>(before.blocks());
      all.addAll(blocks);
      int span = before.span() + properties.span;
      draft.cells.add(new Cell(before.column(), span, before.continued(), all));
    } else {
      List<Block> shown =
          properties.continued ? above(draft.column, rows, blocks) : List.copyOf(blocks);
      draft.cells.add(new Cell(draft.column, properties.span, properties.continued, shown));
    }
    draft.column += properties.span;
  }

  /// What a merged cell shows: the blocks of the cell above. Text that a writer left inside it is
  /// not shown by Word, and stays among the story's paragraphs for the list of what was not read.
  private static List<Block> above(int column, List<TableLine> rows, List<Block> own) {
    if (rows.isEmpty()) return own;
    return rows.getLast().cells().stream()
        .filter(cell -> cell.column() == column)
        .findFirst()
        .map(Cell::blocks)
        .orElse(own);
  }
}
