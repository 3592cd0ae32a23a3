package org.goldenthread.plan.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.goldenthread.plan.document.finding.Coverage.Fate;
import org.goldenthread.plan.document.value.TextRules;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Holds what was read against the file, by a second and simpler way into it: every paragraph of
/// every part, straight from the markup, must be found in the data, among the labels or in the
/// unread list.
final class Everything {
  private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private Everything() {}

  /// The paragraphs of the file that are nowhere in what was read.
  static List<String> lost(Path file, Reading.Read read) throws IOException {
    List<String> kept = new ArrayList<>();
    strings(read.document(), kept);
    String data = joined(kept);
    String labels = joined(read.coverage().of(Fate.LABEL));
    List<String> lost = new ArrayList<>();
    for (String paragraph : paragraphs(file)) {
      for (String line : paragraph.replace('\t', '\n').lines().toList()) {
        if (!isKept(words(line), data, labels)) lost.add(line);
      }
    }
    return lost;
  }

  /// A line is kept whole, or as a label with what stands behind it, or in two fields.
  private static boolean isKept(String line, String data, String labels) {
    if (line.isBlank() || data.contains(line) || labels.contains(line)) return true;
    for (int at = line.indexOf(' '); at > 0; at = line.indexOf(' ', at + 1)) {
      String head = line.substring(0, at);
      String tail = line.substring(at + 1);
      boolean label = head.matches("[\\p{L}\\p{N} ()/]{1,60}");
      if (label && data.contains(tail) && isLabel(head)) return true;
    }
    return false;
  }

  private static boolean isLabel(String head) {
    return head.matches(
        "(directorate|division|business|cabinet|responsible|head|gross|fte|priority|description"
            + "|full|number|title).*|[a-z0-9]{1,3}");
  }

  private static String joined(List<String> texts) {
    return texts.stream().map(Everything::words).collect(Collectors.joining(" ¶ "));
  }

  private static String words(String text) {
    return TextRules.words(
        text.replaceAll("<[a-z0-9/]+>", " ")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\""));
  }

  /// Every string inside a record, however deep.
  private static void strings(@Nullable Object value, List<String> found) {
    switch (value) {
      case null -> {}
      case String text -> found.add(text);
      case Collection<?> many -> many.forEach(each -> strings(each, found));
      case Map<?, ?> map -> map.values().forEach(each -> strings(each, found));
      case Record record -> {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
          strings(component(record, part), found);
        }
      }
      default -> {}
    }
  }

  private static @Nullable Object component(Record record, RecordComponent part) {
    try {
      return part.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException hidden) {
      throw new IllegalStateException("records of content are public", hidden);
    }
  }

  private static List<String> paragraphs(Path file) throws IOException {
    List<String> paragraphs = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry
            .getName()
            .matches("word/(document|footnotes|endnotes|comments|header\\d*|footer\\d*)\\.xml")) {
          continue;
        }
        try (InputStream part = zip.getInputStream(entry)) {
          paragraphs.addAll(paragraphs(part));
        }
      }
    }
    return paragraphs;
  }

  private static List<String> paragraphs(InputStream part) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      NodeList all = factory.newDocumentBuilder().parse(part).getElementsByTagNameNS(WORD, "p");
      List<String> paragraphs = new ArrayList<>();
      for (int index = 0; index < all.getLength(); index++) {
        StringBuilder text = new StringBuilder();
        text(all.item(index), text);
        if (!text.toString().isBlank()) paragraphs.add(text.toString());
      }
      return paragraphs;
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IOException(broken);
    }
  }

  /// The paragraph's own text: what stands in a text box inside it is a paragraph of its own.
  private static void text(Node node, StringBuilder text) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (!(child instanceof Element element) || !WORD.equals(element.getNamespaceURI())) {
        if (child instanceof Element foreign) text(foreign, text);
        continue;
      }
      switch (element.getLocalName()) {
        case "t" -> text.append(element.getTextContent());
        case "tab" -> text.append('\t');
        case "br", "cr" -> text.append('\n');
        case "del", "moveFrom", "txbxContent", "pPr" -> {}
        default -> text(element, text);
      }
    }
  }
}
