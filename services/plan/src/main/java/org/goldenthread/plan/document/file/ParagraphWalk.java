package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.document.word.Aside;
import org.goldenthread.plan.document.word.Block;

/// Walks what is inside a paragraph: runs with their look, fields, notes, pictures, text boxes.
final class ParagraphWalk {
  private record Look(boolean bold, boolean italic, boolean hidden, boolean prompt) {
    private static final Look PLAIN = new Look(false, false, false, false);
  }

  private final StoryWalk story;
  private final Xml xml;
  private Look look = Look.PLAIN;
  private boolean inPrompt;
  private String pictured = "";

  ParagraphWalk(StoryWalk story, Xml xml) {
    this.story = story;
    this.xml = xml;
  }

  void read(Draft draft) throws IOException {
    xml.children(name -> element(name, draft));
  }

  void element(String name, Draft draft) throws IOException {
    switch (name) {
      case "w:pPr" -> xml.children(property -> paragraphProperty(property, draft));
      case "w:r" -> run(draft);
      case "w:del", "w:moveFrom" -> story.shared.trackedChanges = true;
      case "w:ins", "w:moveTo" -> {
        story.shared.trackedChanges = true;
        inside(draft);
      }
      case "w:sdt" -> control(inner -> element(inner, draft));
      case "w:t", "m:t" -> text(xml.text(story.shared.budget), draft);
      case "mc:AlternateContent" -> story.alternatives(inner -> element(inner, draft));
      default -> {
        if (!mark(name, draft) && !picture(name, draft)) inside(draft);
      }
    }
  }

  private void inside(Draft draft) throws IOException {
    xml.children(name -> element(name, draft));
  }

  private void run(Draft draft) throws IOException {
    Look before = look;
    look = Look.PLAIN;
    inside(draft);
    look = before;
  }

  /// A content control; its grey prompt is not what anyone wrote.
  void control(Xml.Visit content) throws IOException {
    boolean before = inPrompt;
    xml.children(
        name -> {
          if (name.equals("w:sdtPr")) {
            xml.children(property -> inPrompt |= property.equals("w:showingPlcHdr") && xml.isOn());
          } else {
            content.element(name);
          }
        });
    inPrompt = before;
  }

  /// Breaks, notes and what else stands for characters.
  private boolean mark(String name, Draft draft) throws IOException {
    switch (name) {
      case "w:rPr" -> runLook();
      case "w:tab", "w:ptab" -> text("\t", draft);
      case "w:br", "w:cr" -> text("\n", draft);
      case "w:noBreakHyphen" -> text("-", draft);
      case "w:sym" -> text(symbol(), draft);
      case "w:footnoteReference" -> anchor(Aside.Kind.FOOTNOTE);
      case "w:endnoteReference" -> anchor(Aside.Kind.ENDNOTE);
      case "w:commentReference" -> anchor(Aside.Kind.COMMENT);
      case "w:ffData" -> formField(draft);
      case "w:softHyphen", "w:instrText", "w:delText", "w:delInstrText" -> {}
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean picture(String name, Draft draft) throws IOException {
    switch (name) {
      case "w:txbxContent" -> draft.boxes.addAll(box());
      case "a:p" -> shapeText(draft);
      case "wp:docPr" -> pictured = described("descr", "title", "name");
      case "v:shape" -> {
        pictured = described("alt", "title", "id");
        inside(draft);
      }
      case "v:textpath" -> text("\n" + xml.attribute("string", ""), draft);
      case "a:blip", "v:imagedata" -> aside(Aside.Kind.IMAGE, pictured);
      case "c:chart" -> aside(Aside.Kind.CHART, pictured);
      case "dgm:relIds" -> aside(Aside.Kind.DIAGRAM, pictured);
      case "o:OLEObject" -> aside(Aside.Kind.EMBEDDED_FILE, xml.attribute("ProgID", ""));
      default -> {
        return false;
      }
    }
    return true;
  }

  private List<Block> box() throws IOException {
    Look before = look;
    look = Look.PLAIN;
    List<Block> blocks = story.textBox();
    look = before;
    return blocks;
  }

  /// Text of a drawn shape that is no Word text box.
  private void shapeText(Draft draft) throws IOException {
    StringBuilder words = new StringBuilder();
    gather("a:t", words);
    text("\n" + words, draft);
  }

  private void gather(String wanted, StringBuilder words) throws IOException {
    xml.children(
        name -> {
          if (name.equals(wanted)) {
            words.append(xml.text(story.shared.budget));
          } else {
            gather(wanted, words);
          }
        });
  }

  private void paragraphProperty(String property, Draft draft) throws IOException {
    switch (property) {
      case "w:pStyle" -> draft.style = xml.attribute("val");
      case "w:outlineLvl" -> {
        int level = xml.number("val", 9);
        draft.outline = level < 9 ? level + 1 : 0;
      }
      case "w:numPr" ->
          xml.children(
              part -> {
                if (part.equals("w:numId")) draft.list = xml.attribute("val");
                if (part.equals("w:ilvl")) draft.listLevel = xml.number("val", 0);
              });
      case "w:rPr" ->
          xml.children(
              part -> {
                if (part.equals("w:del") || part.equals("w:moveFrom")) {
                  story.shared.trackedChanges = true;
                  draft.runsOn = true;
                }
                if (part.equals("w:ins")) story.shared.trackedChanges = true;
              });
      case "w:pPrChange" -> story.shared.trackedChanges = true;
      default -> {}
    }
  }

  private void runLook() throws IOException {
    boolean[] is = new boolean[4];
    xml.children(
        name -> {
          switch (name) {
            case "w:b" -> is[0] = xml.isOn();
            case "w:i" -> is[1] = xml.isOn();
            case "w:vanish" -> is[2] = xml.isOn();
            case "w:rStyle" -> is[3] = xml.attribute("val", "").equals("PlaceholderText");
            case "w:rPrChange" -> story.shared.trackedChanges = true;
            default -> {}
          }
        });
    look = new Look(is[0], is[1], is[2], is[3]);
  }

  private void text(String text, Draft draft) throws IOException {
    if (look.hidden()) {
      draft.hidden.append(text);
    } else if (look.prompt() && inPrompt) {
      draft.prompt.append(text);
    } else {
      draft.add(text, look.bold(), look.italic(), story.shared.budget);
    }
  }

  /// A character of a symbol font; ticks and crosses of the usual ones are named, the rest keep
  /// their code.
  private String symbol() {
    String code = xml.attribute("char", "");
    if (!code.matches("[0-9A-Fa-f]{4}")) return "";
    return switch (Integer.parseInt(code, 16)) {
      case 0xF0FC, 0xF050 -> "✓";
      case 0xF0FB, 0xF04F -> "✗";
      case 0xF0FE, 0xF052, 0xF053 -> "☒";
      case 0xF0A8, 0xF06F, 0xF0A3 -> "☐";
      case 0xF0B7, 0xF0A7 -> "•";
      default -> String.valueOf((char) Integer.parseInt(code, 16));
    };
  }

  /// What a form field of the old kind shows, which is not written as text.
  private void formField(Draft draft) throws IOException {
    List<String> entries = new ArrayList<>();
    int[] chosen = {0};
    boolean[] box = {false, false};
    xml.children(
        field ->
            xml.children(
                part -> {
                  switch (part) {
                    case "w:listEntry" -> entries.add(xml.attribute("val", ""));
                    case "w:result" -> chosen[0] = xml.number("val", 0);
                    case "w:checked" -> box[1] = xml.isOn();
                    default -> {}
                  }
                  if (field.equals("w:checkBox")) box[0] = true;
                }));
    if (chosen[0] >= 0 && chosen[0] < entries.size()) text(entries.get(chosen[0]), draft);
    if (box[0]) text(box[1] ? "☒" : "☐", draft);
  }

  private void anchor(Aside.Kind kind) throws IOException {
    story.shared.budget.item();
    story.anchors.put(kind + ":" + xml.attribute("id", ""), story.paragraphs.size());
  }

  private void aside(Aside.Kind kind, String text) throws IOException {
    story.shared.budget.item();
    story.shared.budget.text(text.length());
    story.shared.asides.add(new Aside(kind, text, ""));
  }

  private String described(String... attributes) {
    for (String name : attributes) {
      String value = xml.attribute(name, "");
      if (!value.isBlank()) return value.strip();
    }
    return "";
  }
}
