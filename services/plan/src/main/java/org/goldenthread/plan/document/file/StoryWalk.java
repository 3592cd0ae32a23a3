package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.goldenthread.plan.document.word.Aside;
import org.goldenthread.plan.document.word.Block;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.Spot;
import org.jspecify.annotations.Nullable;

/// Walks one story (the body, or a note) into blocks. Wrappers that Word puts around paragraphs,
/// rows and cells (content controls, insertions, smart tags, custom markup) are looked through;
/// deletions and the old place of what was moved are passed over.
final class StoryWalk {
  /// What all stories of a file share.
  static final class Shared {
    final Budget budget;
    final Styles styles = new Styles();
    final Numbering numbering = new Numbering();
    final List<Aside> asides = new ArrayList<>();
    boolean trackedChanges;

    Shared(Budget budget) {
      this.budget = budget;
    }
  }

  final Xml xml;
  final Shared shared;
  final List<Paragraph> paragraphs = new ArrayList<>();

  /// Where notes and comments are anchored, by kind and id, as the index of a paragraph.
  final Map<String, Integer> anchors;

  private final ParagraphWalk inline;
  private final TableWalk tables;
  private Spot spot = Spot.BODY;
  private @Nullable Draft running;

  StoryWalk(Xml xml, Shared shared, Map<String, Integer> anchors) {
    this.xml = xml;
    this.shared = shared;
    this.anchors = anchors;
    this.inline = new ParagraphWalk(this, xml);
    this.tables = new TableWalk(this, xml);
  }

  /// The blocks inside the current element.
  List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    Draft outer = running;
    running = null;
    xml.children(name -> block(name, blocks));
    endRun(blocks);
    running = outer;
    return blocks;
  }

  List<Block> textBox() throws IOException {
    Spot before = spot;
    spot = new Spot(spot.table(), spot.row(), true);
    List<Block> blocks = blocks();
    spot = before;
    return blocks;
  }

  /// The blocks of a cell, whose properties stand among them.
  List<Block> cell(Spot place, Xml.Visit properties, BooleanSupplier deleted) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Draft outer = running;
    Spot before = spot;
    running = null;
    spot = place;
    xml.children(
        name -> {
          if (name.equals("w:tcPr")) {
            xml.children(properties);
          } else if (!deleted.getAsBoolean()) {
            block(name, blocks);
          }
        });
    endRun(blocks);
    spot = before;
    running = outer;
    return blocks;
  }

  Spot spot() {
    return spot;
  }

  private void block(String name, List<Block> blocks) throws IOException {
    switch (name) {
      case "w:p" -> paragraph(blocks);
      case "w:tbl" -> {
        endRun(blocks);
        blocks.add(tables.table());
      }
      case "w:del", "w:moveFrom" -> shared.trackedChanges = true;
      case "w:ins", "w:moveTo" -> {
        shared.trackedChanges = true;
        xml.children(inner -> block(inner, blocks));
      }
      case "w:altChunk" ->
          shared.asides.add(new Aside(Aside.Kind.EMBEDDED_FILE, "an inserted document", ""));
      case "w:sectPr", "w:tblPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr" -> {}
      case "w:sdt" -> inline.control(inner -> block(inner, blocks));
      case "mc:AlternateContent" -> alternatives(inner -> block(inner, blocks));
      case "w:r", "w:t", "w:hyperlink", "m:oMathPara" -> loose(name, blocks);
      default -> xml.children(inner -> block(inner, blocks));
    }
  }

  void control(Xml.Visit content) throws IOException {
    inline.control(content);
  }

  private void paragraph(List<Block> blocks) throws IOException {
    Draft draft = running == null ? new Draft() : running;
    running = null;
    draft.runsOn = false;
    inline.read(draft);
    if (draft.runsOn) {
      running = draft;
    } else {
      end(draft, blocks);
    }
  }

  /// Text where only paragraphs should be, as some writers leave it, is a paragraph.
  private void loose(String name, List<Block> blocks) throws IOException {
    Draft draft = new Draft();
    inline.element(name, draft);
    end(draft, blocks);
  }

  private void endRun(List<Block> blocks) throws IOException {
    if (running != null) end(running, blocks);
    running = null;
  }

  /// The first alternative in which something was found; the others say the same again.
  void alternatives(Xml.Visit visit) throws IOException {
    boolean[] found = {false};
    xml.children(
        choice -> {
          if (found[0]) return;
          int before = shared.budget.taken();
          xml.children(visit);
          found[0] = shared.budget.taken() > before;
        });
  }

  private void end(Draft draft, List<Block> blocks) throws IOException {
    draft.close(shared.budget);
    Paragraph paragraph = finished(draft);
    if (!paragraph.isBlank() || !paragraph.marker().isEmpty()) {
      shared.budget.item();
      paragraphs.add(paragraph);
      blocks.add(paragraph);
    }
    note(Aside.Kind.HIDDEN_TEXT, draft.hidden, paragraph);
    note(Aside.Kind.PROMPT, draft.prompt, paragraph);
    blocks.addAll(draft.boxes);
  }

  private void note(Aside.Kind kind, StringBuilder text, Paragraph paragraph) {
    if (text.toString().isBlank()) return;
    shared.asides.add(new Aside(kind, text.toString().strip(), paragraph.text()));
  }

  private Paragraph finished(Draft draft) {
    Styles styles = shared.styles;
    int heading = draft.outline > 0 ? draft.outline : styles.heading(draft.style);
    Numbering.Marker marker = marker(draft);
    return new Paragraph(
        paragraphs.size(),
        draft.text(),
        draft.pieces,
        marker.text(),
        marker.bullet(),
        heading,
        styles.isTitle(draft.style),
        styles.isContents(draft.style),
        spot);
  }

  private Numbering.Marker marker(Draft draft) {
    if (draft.list != null) {
      return draft.list.equals("0")
          ? Numbering.Marker.NONE
          : shared.numbering.next(draft.list, draft.listLevel);
    }
    Styles.Style style = shared.styles.numbered(draft.style);
    if (style == null || style.numbering() == null) return Numbering.Marker.NONE;
    return shared.numbering.next(style.numbering(), style.numberingLevel());
  }
}
