package org.goldenthread.plan.document.invented;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A Word file made of markup that a test writes itself, so that it can hold what no library would
/// write.
public final class WordMarkup {
  public static final String NAMESPACES =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
          + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
          + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
          + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
          + " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

  public static final String MAIN_TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

  private final Map<String, String> parts = new LinkedHashMap<>();
  private final StringBuilder relations = new StringBuilder();
  private final StringBuilder types = new StringBuilder();
  private String mainType = MAIN_TYPE;
  private String document = "";
  private UnaryOperator<String> wording = UnaryOperator.identity();
  private Charset encoding = StandardCharsets.UTF_8;

  public WordMarkup body(String blocks) {
    document = HEAD + "<w:document" + NAMESPACES + "><w:body>" + blocks + "</w:body></w:document>";
    return this;
  }

  public String document() {
    return document;
  }

  /// The document part exactly as given.
  public WordMarkup document(String xml) {
    document = xml;
    return this;
  }

  public WordMarkup mainType(String type) {
    mainType = type;
    return this;
  }

  /// A part beside the document (`styles`, `numbering`, `footnotes`…) with these children.
  public WordMarkup beside(String kind, String root, String children) {
    String type = "application/vnd.openxmlformats-officedocument.wordprocessingml." + kind + "+xml";
    return part(
        kind + ".xml",
        type,
        kind,
        HEAD + "<w:" + root + NAMESPACES + ">" + children + "</w:" + root + ">");
  }

  public WordMarkup part(String name, String type, String relation, String content) {
    parts.put("word/" + name, content);
    types
        .append("<Override PartName=\"/word/")
        .append(name)
        .append("\" ContentType=\"")
        .append(type)
        .append("\"/>");
    relations
        .append("<Relationship Id=\"r")
        .append(parts.size())
        .append("\" Type=\"")
        .append(RELATION)
        .append(relation)
        .append("\" Target=\"")
        .append(name)
        .append("\"/>");
    return this;
  }

  /// The strict form of the standard, which Word writes when it is asked to.
  public WordMarkup strict() {
    wording =
        text ->
            text.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships");
    return this;
  }

  /// The parts in another encoding; the packaging itself stays as it is.
  public WordMarkup encoded(Charset charset) {
    encoding = charset;
    return this;
  }

  public Path write(Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(bytes)) {
      entry(
          zip,
          "[Content_Types].xml",
          HEAD
              + "<Types"
              + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
              + " Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default"
              + " Extension=\"xml\" ContentType=\"application/xml\"/><Override"
              + " PartName=\"/word/document.xml\" ContentType=\""
              + mainType
              + "\"/>"
              + types
              + "</Types>");
      entry(
          zip,
          "_rels/.rels",
          relationships(
              "<Relationship Id=\"r1\" Type=\""
                  + RELATION
                  + "officeDocument\" Target=\"word/document.xml\"/>"));
      entry(zip, "word/document.xml", document);
      entry(zip, "word/_rels/document.xml.rels", relationships(relations.toString()));
      for (Map.Entry<String, String> part : parts.entrySet()) {
        entry(zip, part.getKey(), part.getValue());
      }
    }
    return file;
  }

  private static String relationships(String links) {
    return HEAD
        + "<Relationships"
        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + links
        + "</Relationships>";
  }

  private void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    boolean part = name.startsWith("word/") && name.endsWith(".xml");
    String written = wording.apply(text);
    if (part) written = written.replace("\"UTF-8\"", "\"" + encoding.name() + "\"");
    zip.write(written.getBytes(part ? encoding : StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
