package org.goldenthread.gateway.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// XLSX, written row by row: numbers, dates, instants (UTC, for a cell has no zone) and truths as
/// what they are, everything else as text, which a spreadsheet never takes for a formula. A text
/// that begins like one has the format "text" too, so that it stays one when somebody edits the
/// cell.
///
/// The writer is fastexcel and not POI, which the gateway does without: it holds no more than the
/// rows since the last flush, and needs no files of its own.
final class XlsxTable implements Table {
  /// A sheet has 1,048,576 rows; what is more goes on another one.
  private static final int ROWS_OF_A_SHEET = 1_000_000;

  private static final int ROWS_HELD = 200;
  private static final int LONGEST_TEXT = 32_767;
  private static final String CUT = "… (cut here; the CSV has the whole text)";

  /// A spreadsheet's number has 15 digits; one with more would be another one there.
  private static final int MOST_DIGITS = 15;

  private static final int WIDTH = 18;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final String FORMULAS = "=+-@\t\r";

  private final Workbook book;
  private final String title;
  private final List<String> names;
  private Worksheet sheet;
  private int sheets;
  private int row;

  XlsxTable(OutputStream out, String title, Columns columns) throws IOException {
    this.book = new Workbook(out, "GoldenThread", "1.0");
    this.title = title;
    this.names = columns.names();
    this.sheet = begun();
  }

  private Worksheet begun() {
    sheets++;
    Worksheet begun = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
    begun.freezePane(0, 1);
    for (int column = 0; column < names.size(); column++) {
      begun.width(column, WIDTH);
      begun.inlineString(0, column, names.get(column));
      begun.style(0, column).bold().set();
    }
    row = 1;
    return begun;
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    if (row == ROWS_OF_A_SHEET) {
      sheet.finish();
      sheet = begun();
    }
    for (int column = 0; column < cells.size(); column++) {
      put(column, cells.get(column));
    }
    row++;
    if (row % ROWS_HELD == 0) {
      sheet.flush();
    }
  }

  private void put(int column, Cell cell) {
    switch (cell) {
      case Cell.Blank() -> {}
      case Cell.Text(String text) -> text(column, text);
      case Cell.Figure(BigDecimal number) -> {
        if (number.stripTrailingZeros().precision() > MOST_DIGITS) {
          text(column, number.toPlainString());
        } else {
          sheet.value(row, column, number);
        }
      }
      case Cell.Day(LocalDate date) -> {
        if (date.isBefore(FIRST_DAY)) {
          text(column, date.toString());
        } else {
          sheet.value(row, column, date);
          sheet.style(row, column).format("yyyy-mm-dd").set();
        }
      }
      case Cell.Moment(var instant) -> {
        sheet.value(row, column, instant.atOffset(ZoneOffset.UTC).toLocalDateTime());
        sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
      }
      case Cell.Truth(boolean holds) -> sheet.value(row, column, holds);
    }
  }

  private void text(int column, String text) {
    String kept =
        text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - CUT.length()) + CUT;
    sheet.inlineString(row, column, kept);
    if (FORMULAS.indexOf(text.charAt(0)) >= 0) {
      sheet.style(row, column).format("@").set();
    }
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }
}
