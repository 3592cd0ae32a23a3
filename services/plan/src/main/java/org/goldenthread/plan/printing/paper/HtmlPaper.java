package org.goldenthread.plan.printing.paper;

import java.util.List;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Line.Kind;
import org.goldenthread.plan.printing.page.Printout;
import org.goldenthread.plan.printing.page.Sheets;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.printing.page.Words;

/// One page of well-formed HTML that needs nothing else. Every text is escaped and every tag is
/// written here.
public final class HtmlPaper {
  private final StringBuilder html = new StringBuilder(1 << 16);

  private HtmlPaper() {}

  public static String of(Printout printout) {
    HtmlPaper paper = new HtmlPaper();
    paper.head(printout);
    for (Sheets sheets : printout.sheets()) {
      paper
          .html
          .append("<section class=\"")
          .append(sheets.wide() ? "wide" : "tall")
          .append("\">\n");
      paper.blocks(sheets.blocks());
      paper.html.append("</section>\n");
    }
    return paper.html.append("</body>\n</html>\n").toString();
  }

  private void head(Printout printout) {
    html.append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<title>")
        .append(escaped(printout.running()))
        .append("</title>\n<style>\n")
        .append(Stylesheet.of(printout.running()))
        .append("</style>\n</head>\n<body>\n");
  }

  private void blocks(List<Block> blocks) {
    for (int index = 0; index < blocks.size(); index++) {
      switch (blocks.get(index)) {
        case Title title -> title(title);
        case Grid grid -> grid(grid);
        case Line line when line.kind() == Kind.PARAGRAPH -> {
          html.append("<p>");
          words(line.words());
          html.append("</p>\n");
        }
        case Line item -> index = list(blocks, index, item) - 1;
      }
    }
  }

  private void title(Title title) {
    String tag = "h" + (title.level() + 1);
    html.append('<').append(tag).append('>');
    html.append(escaped(title.text())).append("</").append(tag).append(">\n");
  }

  /// The items of a list from `index` on, those of lists inside it included.
  ///
  /// @return the index of what follows the list
  private int list(List<Block> blocks, int index, Line first) {
    String tag = first.kind() == Kind.BULLET ? "ul" : "ol";
    html.append('<').append(tag).append(">\n");
    int at = index;
    while (at < blocks.size()
        && blocks.get(at) instanceof Line item
        && belongs(item, first, at == index)) {
      html.append("<li>");
      words(item.words());
      at++;
      while (at < blocks.size() && blocks.get(at) instanceof Line inner && isInside(inner, first)) {
        html.append('\n');
        at = list(blocks, at, inner);
      }
      html.append("</li>\n");
    }
    html.append("</").append(tag).append(">\n");
    return at;
  }

  private static boolean belongs(Line item, Line first, boolean isFirst) {
    boolean goesOn = isFirst || item.kind() == Kind.BULLET || item.number() > 1;
    return item.kind() == first.kind() && item.depth() == first.depth() && goesOn;
  }

  private static boolean isInside(Line inner, Line first) {
    return inner.kind() != Kind.PARAGRAPH && inner.depth() > first.depth();
  }

  private void words(List<Words> words) {
    for (Words each : words) {
      StringBuilder after = new StringBuilder();
      if (!each.href().isEmpty()) {
        html.append("<a href=\"").append(escaped(each.href())).append("\">");
        after.insert(0, "</a>");
      }
      tag(each.look().bold(), "strong", after);
      tag(each.look().italic(), "em", after);
      tag(each.look().underlined(), "u", after);
      tag(each.look().level() == Words.Level.BELOW, "sub", after);
      tag(each.look().level() == Words.Level.ABOVE, "sup", after);
      html.append(escaped(each.text())).append(after);
    }
  }

  private void tag(boolean wanted, String tag, StringBuilder after) {
    if (wanted) {
      html.append('<').append(tag).append('>');
      after.insert(0, "</" + tag + ">");
    }
  }

  private void grid(Grid grid) {
    html.append("<table>\n<colgroup>");
    for (int width : grid.widths()) {
      int tenths = width * 1000 / grid.width();
      html.append("<col style=\"width:").append(tenths / 10).append('.').append(tenths % 10);
      html.append("%\"/>");
    }
    html.append("</colgroup>\n");
    part(grid, "thead", 0, grid.headings());
    part(grid, "tbody", grid.headings(), grid.rows().size());
    html.append("</table>\n");
  }

  private void part(Grid grid, String tag, int from, int to) {
    if (from == to) {
      return;
    }
    html.append('<').append(tag).append(">\n");
    for (Grid.Row row : grid.rows().subList(from, to)) {
      html.append(row.strong() ? "<tr class=\"sum\">" : "<tr>");
      row.cells().forEach(cell -> cell(cell, tag.equals("thead")));
      html.append("</tr>\n");
    }
    html.append("</").append(tag).append(">\n");
  }

  private void cell(Grid.Cell cell, boolean heading) {
    String tag = heading ? "th" : "td";
    html.append('<').append(tag);
    if (heading) {
      html.append(cell.columns() > 1 ? " scope=\"colgroup\"" : " scope=\"col\"");
    }
    if (cell.columns() > 1) {
      html.append(" colspan=\"").append(cell.columns()).append('"');
    }
    if (cell.rows() > 1) {
      html.append(" rowspan=\"").append(cell.rows()).append('"');
    }
    if (cell.right()) {
      html.append(" class=\"figure\"");
    }
    html.append('>').append(escaped(cell.text())).append("</").append(tag).append('>');
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "<br/>");
  }
}
