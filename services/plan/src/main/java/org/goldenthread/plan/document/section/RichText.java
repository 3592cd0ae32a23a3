package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.Piece;

/// Builds the fixed subset of HTML in which sections A and B are kept. Nothing of the file's own
/// markup gets through: every text is escaped, every tag is written here.
final class RichText {
  private enum Open {
    NOTHING(""),
    BULLETS("ul"),
    NUMBERS("ol");

    private final String tag;

    Open(String tag) {
      this.tag = tag;
    }
  }

  private final StringBuilder html = new StringBuilder();
  private Open open = Open.NOTHING;
  private int counted;

  void add(Paragraph paragraph) {
    if (paragraph.heading() > 0) {
      block("h3", paragraph);
    } else if (paragraph.bullet()) {
      item(Open.BULLETS, paragraph);
    } else if (isNext(paragraph.marker())) {
      counted++;
      item(Open.NUMBERS, paragraph);
    } else {
      block("p", paragraph);
    }
  }

  /// Whether an automatic number is the one that a list in HTML would show.
  private boolean isNext(String marker) {
    int next = open == Open.NUMBERS ? counted + 1 : 1;
    boolean is = marker.matches(next + "[.)]?");
    if (is && open != Open.NUMBERS) counted = 0;
    return is;
  }

  private void block(String tag, Paragraph paragraph) {
    switchTo(Open.NOTHING);
    html.append('<').append(tag).append('>');
    if (!paragraph.marker().isEmpty()) html.append(escaped(paragraph.marker())).append(' ');
    html.append(inline(paragraph)).append("</").append(tag).append('>');
  }

  private void item(Open list, Paragraph paragraph) {
    switchTo(list);
    html.append("<li>").append(inline(paragraph)).append("</li>");
  }

  private void switchTo(Open wanted) {
    if (open == wanted) return;
    if (open != Open.NOTHING) html.append("</").append(open.tag).append('>');
    if (wanted != Open.NOTHING) html.append('<').append(wanted.tag).append('>');
    open = wanted;
  }

  String html() {
    switchTo(Open.NOTHING);
    return html.toString();
  }

  private static String inline(Paragraph paragraph) {
    StringBuilder text = new StringBuilder();
    boolean plain = paragraph.heading() > 0;
    for (Piece piece : trimmed(paragraph.pieces())) {
      String words = escaped(piece.text());
      if (words.isBlank() || plain) {
        text.append(words);
        continue;
      }
      if (piece.bold()) text.append("<strong>");
      if (piece.italic()) text.append("<em>");
      text.append(words);
      if (piece.italic()) text.append("</em>");
      if (piece.bold()) text.append("</strong>");
    }
    return text.toString();
  }

  /// The pieces without blanks at the two ends.
  private static List<Piece> trimmed(List<Piece> pieces) {
    List<Piece> kept = new ArrayList<>(pieces);
    while (!kept.isEmpty() && kept.getFirst().text().isBlank()) kept.removeFirst();
    while (!kept.isEmpty() && kept.getLast().text().isBlank()) kept.removeLast();
    if (kept.isEmpty()) return kept;
    Piece first = kept.getFirst();
    kept.set(0, new Piece(first.text().stripLeading(), first.bold(), first.italic()));
    Piece last = kept.getLast();
    kept.set(kept.size() - 1, new Piece(last.text().stripTrailing(), last.bold(), last.italic()));
    return kept;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace('\u00A0', ' ')
        .replace("\r", "")
        .replace('\t', ' ')
        .replace("\n", "<br>");
  }
}
