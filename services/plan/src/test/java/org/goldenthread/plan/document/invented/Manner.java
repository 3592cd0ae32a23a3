package org.goldenthread.plan.document.invented;

import java.util.ArrayList;
import java.util.List;

/// How somebody writes a plan in Word. The plainest manner; a test overrides what it is about.
public class Manner {
  /// The runs of a text.
  public String runs(String text) {
    return run(text);
  }

  public final String run(String text) {
    return "<w:r>" + words(text) + "</w:r>";
  }

  public static String words(String text) {
    return "<w:t xml:space=\"preserve\">" + WordMarkup.escaped(text) + "</w:t>";
  }

  /// A heading or label in other words.
  public String wording(String heading) {
    return heading;
  }

  public String paragraph(String style, String text) {
    String properties = style.isEmpty() ? "" : "<w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>";
    return "<w:p>" + properties + runs(text) + "</w:p>";
  }

  /// A paragraph of the front page.
  public String front(String label, String text) {
    return paragraph("", wording(label) + ": " + text);
  }

  /// The content of a cell, a paragraph for each line.
  public String content(String text) {
    StringBuilder paragraphs = new StringBuilder();
    for (String line : text.lines().toList()) paragraphs.append(paragraph("", line));
    return paragraphs.isEmpty() ? "<w:p/>" : paragraphs.toString();
  }

  /// The content of a cell that holds a row's number.
  public String number(String number) {
    return content(number);
  }

  public String cell(String content, int span, String properties) {
    return "<w:tc><w:tcPr><w:gridSpan w:val=\""
        + span
        + "\"/>"
        + properties
        + "</w:tcPr>"
        + content
        + "</w:tc>";
  }

  public String row(List<String> cells) {
    return "<w:tr>" + String.join("", cells) + "</w:tr>";
  }

  public String table(List<String> rows) {
    return "<w:tbl><w:tblPr/>" + String.join("", rows) + "</w:tbl>";
  }

  /// The rows of a table with its heading rows, as one table or as several.
  public String tables(List<String> headings, List<String> rows) {
    List<String> all = new ArrayList<>(headings);
    all.addAll(rows);
    return table(all);
  }

  /// The columns of a table in another order.
  public <T> List<T> order(List<T> columns) {
    return columns;
  }

  public final String cell(String text) {
    return cell(content(text), 1, "");
  }

  public final String cell(String text, int span) {
    return cell(content(text), span, "");
  }

  public final String merged(String text, boolean begins) {
    return cell(
        content(begins ? text : ""), 1, begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
  }
}
