package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Markup read once, forwards. A visit need not read its element to the end: what it leaves is
/// passed over. Names are local names behind a fixed prefix for each name space that matters,
/// whatever prefix the file uses.
final class Xml implements AutoCloseable {
  /// Text boxes in tables in tables make some forty; the XML reader's own limit is 100, which a
  /// form of many content controls can pass.
  private static final int DEEPEST = 160;

  private static final int LONGEST_ATTRIBUTE = 1_000;

  private static final String OOXML = "http://schemas.openxmlformats.org/";
  private static final String STRICT = "http://purl.oclc.org/ooxml/";
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry(OOXML + "wordprocessingml/2006/main", "w:"),
          Map.entry(STRICT + "wordprocessingml/main", "w:"),
          Map.entry(OOXML + "drawingml/2006/main", "a:"),
          Map.entry(STRICT + "drawingml/main", "a:"),
          Map.entry(OOXML + "drawingml/2006/wordprocessingDrawing", "wp:"),
          Map.entry(STRICT + "drawingml/wordprocessingDrawing", "wp:"),
          Map.entry(OOXML + "drawingml/2006/chart", "c:"),
          Map.entry(STRICT + "drawingml/chart", "c:"),
          Map.entry(OOXML + "drawingml/2006/diagram", "dgm:"),
          Map.entry(STRICT + "drawingml/diagram", "dgm:"),
          Map.entry(OOXML + "officeDocument/2006/math", "m:"),
          Map.entry(STRICT + "officeDocument/math", "m:"),
          Map.entry(OOXML + "markup-compatibility/2006", "mc:"),
          Map.entry("urn:schemas-microsoft-com:vml", "v:"),
          Map.entry("urn:schemas-microsoft-com:office:office", "o:"));

  /// Looks at the element that has just begun.
  interface Visit {
    void element(String name) throws IOException;
  }

  private final BoundedMarkup markup;
  private final XMLStreamReader reader;
  private int depth;

  Xml(InputStream bytes) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty("jdk.xml.maxElementDepth", DEEPEST + 1);
    markup = new BoundedMarkup(bytes);
    try {
      reader = factory.createXMLStreamReader(markup);
    } catch (XMLStreamException broken) {
      throw Refused.in(broken, Refusal.Reason.DAMAGED);
    }
  }

  /// Visits each child of the current element, or the root at the start.
  void children(Visit visit) throws IOException {
    int level = depth;
    while (advance() != XMLStreamConstants.END_ELEMENT) {
      if (depth > level) {
        visit.element(name());
        while (depth > level) advance();
      } else if (atEnd()) {
        return;
      }
    }
  }

  /// The characters of the current element, without those of elements inside it.
  String text(Budget budget) throws IOException {
    StringBuilder text = new StringBuilder();
    int level = depth;
    while (depth >= level) {
      int event = advance();
      boolean characters =
          event == XMLStreamConstants.CHARACTERS
              || event == XMLStreamConstants.CDATA
              || event == XMLStreamConstants.SPACE;
      if (characters && depth == level) {
        budget.text(reader.getTextLength());
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
      }
    }
    return text.toString();
  }

  /// An attribute by its local name.
  @Nullable String attribute(String name) {
    for (int index = 0; index < reader.getAttributeCount(); index++) {
      if (reader.getAttributeLocalName(index).equals(name)) {
        String value = reader.getAttributeValue(index);
        return value.length() > LONGEST_ATTRIBUTE ? value.substring(0, LONGEST_ATTRIBUTE) : value;
      }
    }
    return null;
  }

  String attribute(String name, String otherwise) {
    String value = attribute(name);
    return value == null ? otherwise : value;
  }

  int number(String name, int otherwise) {
    String value = attribute(name);
    if (value == null || !value.matches("-?\\d{1,7}")) return otherwise;
    return Integer.parseInt(value);
  }

  /// Whether an on/off element is on: it is unless it says otherwise.
  boolean isOn() {
    return switch (attribute("val", "true")) {
      case "0", "false", "off", "none" -> false;
      default -> true;
    };
  }

  private String name() {
    String space = reader.getNamespaceURI();
    String prefix = space == null ? "" : PREFIXES.getOrDefault(space, "");
    return prefix + reader.getLocalName();
  }

  private boolean atEnd() {
    return reader.getEventType() == XMLStreamConstants.END_DOCUMENT;
  }

  private int advance() throws IOException {
    try {
      if (!reader.hasNext()) throw new Refused(Refusal.Reason.DAMAGED);
      int event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Refused(Refusal.Reason.FORBIDDEN_MARKUP);
      }
      if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
        throw new Refused(Refusal.Reason.TOO_COMPLEX);
      }
      if (event == XMLStreamConstants.END_ELEMENT) depth--;
      return event;
    } catch (XMLStreamException broken) {
      throw Refused.in(broken, Refusal.Reason.DAMAGED);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException broken) {
      throw Refused.in(broken, Refusal.Reason.DAMAGED);
    }
    markup.close();
  }
}
