package org.goldenthread.plan.forward.document;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// HTML in the making. What people wrote can only come in as text or as an attribute's value, both
/// escaped, and what is opened is closed in order: there is no way to write markup of theirs.
final class HtmlText {
  private final StringWriter written = new StringWriter();
  private final XMLStreamWriter html;

  HtmlText() {
    try {
      html = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
      html.writeDTD("<!DOCTYPE html>\n");
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param attributes names and values in turn
  HtmlText open(String element, String... attributes) {
    try {
      html.writeStartElement(element);
      attributes(attributes);
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  HtmlText close() {
    try {
      html.writeEndElement();
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  HtmlText text(String text) {
    try {
      html.writeCharacters(text);
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  HtmlText element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /// An element that never has content, such as `meta`.
  HtmlText alone(String element, String... attributes) {
    try {
      html.writeEmptyElement(element);
      attributes(attributes);
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// What was written since it was taken last.
  String take() {
    try {
      html.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    String taken = written.toString();
    written.getBuffer().setLength(0);
    return taken;
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      html.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }
}
