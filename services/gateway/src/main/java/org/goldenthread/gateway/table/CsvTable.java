package org.goldenthread.gateway.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/// CSV by RFC 4180: commas, CRLF, quotes where they are needed and doubled inside.
///
/// It begins with a byte order mark. Without one Excel takes the file for the code page of its
/// computer and shows every `£` and every accent as something else, and the people who ask for CSV
/// here open it in Excel; programs have JSON, and where they read this they are told by `charset`
/// to pass over the mark.
///
/// A text that a spreadsheet would take for a formula (OWASP, "CSV injection": it begins with `=`,
/// `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe before it, by which spreadsheets
/// mark text. Numbers keep their minus: they are written by us and are numbers.
final class CsvTable implements Table {
  private static final String FORMULAS = "=+-@\t\r";

  private final Writer out;

  CsvTable(OutputStream out, Columns columns) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    this.out.write('\uFEFF');
    row(columns.names().stream().map(Cell::text).toList());
  }

  @Override
  public void row(List<Cell> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(written(cells.get(i)));
    }
    out.write("\r\n");
  }

  private static String written(Cell cell) {
    return switch (cell) {
      case Cell.Blank() -> "";
      case Cell.Text(String text) -> quoted(harmless(text));
      case Cell.Figure(var number) -> number.toPlainString();
      case Cell.Day(var date) -> date.toString();
      case Cell.Moment(var instant) -> instant.toString();
      case Cell.Truth(boolean holds) -> Boolean.toString(holds);
    };
  }

  private static String harmless(String text) {
    return FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
