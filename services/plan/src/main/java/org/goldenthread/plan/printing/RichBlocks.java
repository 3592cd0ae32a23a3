package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Line.Kind;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.printing.page.Words;
import org.goldenthread.plan.printing.page.Words.Level;
import org.goldenthread.plan.printing.page.Words.Look;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Rich text as blocks of a page: the subset of HTML that plans keep, and text without any markup.
final class RichBlocks {
  private final List<Block> blocks = new ArrayList<>();
  private List<Words> open = new ArrayList<>();

  private RichBlocks() {}

  static List<Block> of(String html) {
    RichBlocks rich = new RichBlocks();
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      html.lines().filter(line -> !line.isBlank()).map(Line::plain).forEach(rich.blocks::add);
      return rich.blocks;
    }
    rich.children(Jsoup.parseBodyFragment(html).body(), 0);
    rich.paragraph();
    return rich.blocks;
  }

  private void children(Element parent, int depth) {
    for (Node node : parent.childNodes()) {
      if (node instanceof Element element) {
        element(element, depth);
      } else {
        inline(node, Look.PLAIN, "");
      }
    }
  }

  private void element(Element element, int depth) {
    switch (element.normalName()) {
      case "p" -> {
        paragraph();
        element.childNodes().forEach(node -> inline(node, Look.PLAIN, ""));
        paragraph();
      }
      case "h3", "h4" -> {
        paragraph();
        int level = element.normalName().equals("h3") ? 3 : 4;
        blocks.add(new Title(level, element.wholeText().strip()));
      }
      case "ul" -> items(element, Kind.BULLET, depth);
      case "ol" -> items(element, Kind.NUMBER, depth);
      case "table" -> {
        paragraph();
        table(element);
      }
      default -> inline(element, Look.PLAIN, "");
    }
  }

  private void paragraph() {
    line(Kind.PARAGRAPH, 0, 0);
  }

  private void line(Kind kind, int number, int depth) {
    Line line = new Line(kind, number, depth, open);
    open = new ArrayList<>();
    if (!line.isBlank()) {
      blocks.add(line);
    }
  }

  private void items(Element list, Kind kind, int depth) {
    paragraph();
    int number = 0;
    for (Element item : list.children()) {
      number++;
      boolean begun = false;
      for (Node node : item.childNodes()) {
        boolean inner = node instanceof Element e && List.of("ul", "ol").contains(e.normalName());
        if (inner && !begun) {
          line(kind, number, depth);
          begun = true;
        }
        if (inner) {
          element((Element) node, depth + 1);
        } else {
          inline(node, Look.PLAIN, "");
        }
      }
      line(begun ? Kind.PARAGRAPH : kind, begun ? 0 : number, depth);
    }
  }

  private void inline(Node node, Look look, String href) {
    if (node instanceof TextNode text) {
      String words = text.getWholeText().replace('\n', ' ').replace("\r", "");
      if (!words.isEmpty()) {
        open.add(new Words(words, look, href));
      }
    } else if (node instanceof Element element) {
      if (element.normalName().equals("br")) {
        open.add(new Words("\n", look, href));
        return;
      }
      String to = element.normalName().equals("a") ? element.attr("href") : href;
      Look inner = look(element.normalName(), look);
      element.childNodes().forEach(child -> inline(child, inner, to));
    }
  }

  private static Look look(String name, Look look) {
    return switch (name) {
      case "strong" -> look.inBold();
      case "em" -> look.inItalics();
      case "u" -> look.withLine();
      case "sub" -> look.at(Level.BELOW);
      case "sup" -> look.at(Level.ABOVE);
      default -> look;
    };
  }

  private void table(Element table) {
    List<Grid.Row> rows = new ArrayList<>();
    int headings = 0;
    int columns = 0;
    for (Element row : table.select("tr")) {
      List<Grid.Cell> cells = new ArrayList<>();
      for (Element cell : row.select("th, td")) {
        int across = Math.clamp(number(cell.attr("colspan")), 1, 60);
        cells.add(Grid.Cell.of(cell.wholeText().strip()).across(across));
      }
      boolean heading = rows.size() == headings && row.select("td").isEmpty();
      headings += heading ? 1 : 0;
      columns = Math.max(columns, cells.stream().mapToInt(Grid.Cell::columns).sum());
      rows.add(new Grid.Row(false, cells));
    }
    if (columns > 0) {
      blocks.add(new Grid(java.util.Collections.nCopies(columns, 1), headings, rows));
    }
  }

  private static int number(String written) {
    return written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : 1;
  }
}
