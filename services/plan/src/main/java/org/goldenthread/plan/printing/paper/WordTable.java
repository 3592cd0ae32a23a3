package org.goldenthread.plan.printing.paper;

import java.math.BigInteger;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space;
import org.goldenthread.plan.printing.page.Grid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTrPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;

/// One table in Word's elements. A cell that covers several rows begins in the first of them, and
/// each row below has a cell that says that it goes on.
final class WordTable {
  private static final String HEADING = "D9E2F3";
  private static final String SUM = "F2F2F2";

  private final CTTbl table;
  private final Grid grid;
  private final int width;

  /// For each column, for how many more rows a cell from above goes on, and how wide that is.
  private final int[] left;

  private final int[] spans;

  WordTable(CTTbl table, Grid grid, int width) {
    this.table = table;
    this.grid = grid;
    this.width = width;
    this.left = new int[grid.widths().size()];
    this.spans = new int[grid.widths().size()];
  }

  void write() {
    CTTblPr properties = table.addNewTblPr();
    CTTblWidth whole = properties.addNewTblW();
    whole.setType(STTblWidth.DXA);
    whole.setW(BigInteger.valueOf(width));
    borders(properties.addNewTblBorders());
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    var columns = table.addNewTblGrid();
    for (int column = 0; column < grid.widths().size(); column++) {
      columns.addNewGridCol().setW(BigInteger.valueOf(twips(column, 1)));
    }
    for (int index = 0; index < grid.rows().size(); index++) {
      row(grid.rows().get(index), index < grid.headings());
    }
  }

  private static void borders(CTTblBorders borders) {
    for (CTBorder border :
        new CTBorder[] {
          borders.addNewTop(),
          borders.addNewLeft(),
          borders.addNewBottom(),
          borders.addNewRight(),
          borders.addNewInsideH(),
          borders.addNewInsideV()
        }) {
      border.setVal(STBorder.SINGLE);
      border.setSz(BigInteger.valueOf(4));
      border.setColor("666666");
    }
  }

  private void row(Grid.Row row, boolean heading) {
    CTRow written = table.addNewTr();
    CTTrPr properties = written.addNewTrPr();
    properties.addNewCantSplit();
    if (heading) {
      properties.addNewTblHeader();
    }
    int column = goOn(written, 0);
    for (Grid.Cell cell : row.cells()) {
      CTTcPr cellProperties = cell(written, column, cell.columns());
      if (cell.rows() > 1) {
        cellProperties.addNewVMerge().setVal(STMerge.RESTART);
        left[column] = cell.rows() - 1;
        spans[column] = cell.columns();
      }
      if (heading || row.strong()) {
        shade(cellProperties, heading ? HEADING : SUM);
      }
      CTTc last = written.getTcArray(written.sizeOfTcArray() - 1);
      paragraph(last, cell, heading || row.strong());
      column = goOn(written, column + cell.columns());
    }
  }

  /// The cells that go on from above, from this column on.
  ///
  /// @return the first column that has none
  private int goOn(CTRow row, int from) {
    int column = from;
    while (column < left.length && left[column] > 0) {
      left[column]--;
      CTTcPr properties = cell(row, column, spans[column]);
      properties.addNewVMerge().setVal(STMerge.CONTINUE);
      row.getTcArray(row.sizeOfTcArray() - 1).addNewP();
      column += spans[column];
    }
    return column;
  }

  private CTTcPr cell(CTRow row, int column, int span) {
    CTTcPr properties = row.addNewTc().addNewTcPr();
    CTTblWidth cellWidth = properties.addNewTcW();
    cellWidth.setType(STTblWidth.DXA);
    cellWidth.setW(BigInteger.valueOf(twips(column, span)));
    if (span > 1) {
      properties.addNewGridSpan().setVal(BigInteger.valueOf(span));
    }
    return properties;
  }

  private int twips(int column, int span) {
    int shares = 0;
    for (int each = column; each < Math.min(column + span, grid.widths().size()); each++) {
      shares += grid.widths().get(each);
    }
    return width * shares / grid.width();
  }

  private static void shade(CTTcPr properties, String colour) {
    CTShd shade = properties.addNewShd();
    shade.setVal(STShd.CLEAR);
    shade.setColor("auto");
    shade.setFill(colour);
  }

  private static void paragraph(CTTc cell, Grid.Cell content, boolean strong) {
    CTP paragraph = cell.addNewP();
    paragraph
        .addNewPPr()
        .addNewPStyle()
        .setVal(content.right() ? WordStyles.FIGURE : WordStyles.CELL);
    if (content.text().isEmpty()) {
      return;
    }
    CTR run = paragraph.addNewR();
    if (strong) {
      run.addNewRPr().addNewB();
    }
    text(run, content.text());
  }

  /// A text with its line breaks and tabs.
  static void text(CTR run, String text) {
    StringBuilder part = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char sign = text.charAt(index);
      switch (sign) {
        case '\n' -> {
          flush(run, part);
          run.addNewBr();
        }
        case '\t' -> {
          flush(run, part);
          run.addNewTab();
        }
        default -> part.append(sign);
      }
    }
    flush(run, part);
  }

  private static void flush(CTR run, StringBuilder part) {
    if (!part.isEmpty()) {
      CTText text = run.addNewT();
      text.setStringValue(part.toString());
      text.setSpace(Space.PRESERVE);
      part.setLength(0);
    }
  }
}
