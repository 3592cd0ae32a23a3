package org.goldenthread.plan.document.priority;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.word.Cell;

/// A row's number or letter and its text, whether they stand in two cells or in one, typed or
/// counted by Word.
///
/// @param number as written, empty where there is none
record Marker(String number, String text) {
  private static final Pattern ALONE =
      Pattern.compile(
          "\\(?(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}[a-z]?|[A-Za-z]|[ivxIVX]{1,5})[.):]?"
              + "|\\([a-z0-9]{1,3}\\)");
  private static final Pattern LEADING =
      Pattern.compile(
          "(?s)(\\d{1,3}(?:\\.\\d{1,3})+[.)]?|\\d{1,3}[.)]|[A-Za-z][.)]"
              + "|\\([A-Za-z0-9]{1,3}\\)|\\d{1,3}(?=[\\t\\n]))\\s+(\\S.*)");

  static Marker of(List<Cell> cells) {
    if (cells.isEmpty()) return new Marker("", "");
    String first = cells.getFirst().text();
    String counted = cells.getFirst().marker();
    if (cells.size() > 1 && isNumber(counted, first)) {
      String rest = Cell.text(cells.subList(1, cells.size()));
      return new Marker((counted + first).strip(), rest);
    }
    String text = Cell.text(cells);
    if (!counted.isEmpty()) return new Marker(counted, text);
    Matcher typed = LEADING.matcher(text);
    return typed.matches() ? new Marker(typed.group(1), typed.group(2)) : new Marker("", text);
  }

  /// Whether a cell that stands before the text holds a number, or nothing.
  private static boolean isNumber(String counted, String typed) {
    return typed.isBlank() || (counted.isEmpty() && ALONE.matcher(typed).matches());
  }

  /// How deep the number is: 1 for `1`, 2 for `1.1` and `1a`, 0 for none, -1 for a letter.
  int depth() {
    String bare = bare();
    if (bare.isEmpty()) return 0;
    if (!Character.isDigit(bare.charAt(0))) return -1;
    int dots = (int) bare.chars().filter(sign -> sign == '.').count();
    return dots + 1 + (Character.isLetter(bare.charAt(bare.length() - 1)) ? 1 : 0);
  }

  /// The number without brackets and closing marks.
  String bare() {
    return number.replaceAll("[\\s():]", "").replaceAll("\\.+$", "");
  }

  /// The number that a number of `depth` parts stands below.
  String upTo(int depth) {
    String bare = bare().replaceAll("(?<=\\d)[a-z]$", "");
    int end = -1;
    for (int part = 0; part < depth; part++) {
      end = bare.indexOf('.', end + 1);
      if (end < 0) return bare;
    }
    return bare.substring(0, end);
  }
}
