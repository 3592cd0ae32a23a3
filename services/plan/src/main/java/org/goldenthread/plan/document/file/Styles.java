package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the paragraph styles say that matters for reading: heading level, title, contents list,
/// numbering. A style says what it does not say itself by the one that it is based on.
final class Styles {
  private static final Pattern HEADING = Pattern.compile("heading ([1-9])");
  private static final int DEEPEST_BASE = 20;

  /// @param outline heading level from 1, 0 for none
  /// @param numbering list id, or null where the style has none
  record Style(
      String name,
      @Nullable String basedOn,
      int outline,
      @Nullable String numbering,
      int numberingLevel) {}

  private final Map<String, Style> styles = new HashMap<>();

  void read(Xml xml, Budget budget) throws IOException {
    xml.children(
        root ->
            xml.children(
                name -> {
                  if (name.equals("w:style")) style(xml, budget);
                }));
  }

  private void style(Xml xml, Budget budget) throws IOException {
    budget.item();
    String id = xml.attribute("styleId", "");
    Draft draft = new Draft();
    xml.children(
        name -> {
          switch (name) {
            case "w:name" -> draft.name = xml.attribute("val", "");
            case "w:basedOn" -> draft.basedOn = xml.attribute("val");
            case "w:pPr" -> xml.children(property -> draft.property(property, xml));
            default -> {}
          }
        });
    budget.text(id.length() + draft.name.length());
    styles.put(
        id, new Style(draft.name, draft.basedOn, draft.outline, draft.numbering, draft.level));
  }

  int heading(@Nullable String id) {
    for (Style style : chain(id)) {
      Matcher heading = HEADING.matcher(style.name().toLowerCase(Locale.ROOT));
      if (heading.matches()) return Integer.parseInt(heading.group(1));
      if (style.outline() > 0) return style.outline();
    }
    return 0;
  }

  boolean isTitle(@Nullable String id) {
    return chain(id).stream().anyMatch(style -> style.name().equalsIgnoreCase("title"));
  }

  boolean isContents(@Nullable String id) {
    return chain(id).stream()
        .map(style -> style.name().toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.matches("toc \\d|contents \\d|table of figures"));
  }

  /// The nearest style in the chain that numbers its paragraphs.
  @Nullable Style numbered(@Nullable String id) {
    for (Style style : chain(id)) {
      if (style.numbering() != null) return style;
    }
    return null;
  }

  private List<Style> chain(@Nullable String id) {
    List<Style> chain = new ArrayList<>();
    Style style = id == null ? null : styles.get(id);
    while (style != null && chain.size() < DEEPEST_BASE) {
      chain.add(style);
      style = style.basedOn() == null ? null : styles.get(style.basedOn());
    }
    return chain;
  }

  private static final class Draft {
    private String name = "";
    private @Nullable String basedOn;
    private int outline;
    private @Nullable String numbering;
    private int level;

    private void property(String property, Xml xml) throws IOException {
      if (property.equals("w:outlineLvl")) {
        int written = xml.number("val", 9);
        outline = written < 9 ? written + 1 : 0;
      }
      if (property.equals("w:numPr")) {
        xml.children(
            part -> {
              if (part.equals("w:numId")) numbering = xml.attribute("val");
              if (part.equals("w:ilvl")) level = xml.number("val", 0);
            });
      }
    }
  }
}
