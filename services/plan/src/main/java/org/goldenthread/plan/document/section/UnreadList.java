package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.finding.Coverage;
import org.goldenthread.plan.document.finding.Coverage.Fate;
import org.goldenthread.plan.document.finding.Coverage.Passage;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.finding.Place.Part;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.finding.Unread.Reason;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.word.Aside;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.WordText;

/// What nobody took: paragraphs, a table row's cells together, and all that stands beside the text.
final class UnreadList {
  private final WordText text;
  private final Ledger ledger;

  UnreadList(WordText text, Ledger ledger) {
    this.text = text;
    this.ledger = ledger;
  }

  List<Unread> all() {
    List<Unread> all = new ArrayList<>(paragraphs());
    all.addAll(ledger.unread());
    for (Aside aside : text.asides()) {
      if (aside.kind() != Aside.Kind.PROMPT) all.add(aside(aside));
    }
    return all;
  }

  private List<Unread> paragraphs() {
    Map<String, List<Paragraph>> groups = new LinkedHashMap<>();
    for (Paragraph paragraph : text.paragraphs()) {
      if (ledger.isTaken(paragraph)) continue;
      groups.computeIfAbsent(group(paragraph), group -> new ArrayList<>()).add(paragraph);
    }
    return groups.values().stream().map(this::unread).toList();
  }

  /// Cells of a row belong together, and so do the lines of a table of contents.
  private static String group(Paragraph paragraph) {
    if (paragraph.contents()) return "contents";
    boolean inTable = paragraph.spot().table() > 0;
    return inTable
        ? paragraph.spot().table() + "/" + paragraph.spot().row()
        : "paragraph " + paragraph.id();
  }

  private Unread unread(List<Paragraph> together) {
    Paragraph first = together.getFirst();
    String words = together.stream().map(Paragraph::numbered).collect(Collectors.joining(" | "));
    return new Unread(ledger.place(first), words, reason(first));
  }

  private Reason reason(Paragraph paragraph) {
    if (paragraph.contents()) return Reason.CONTENTS;
    int table = paragraph.spot().table();
    if (table == 0) return Reason.NO_FIELD;
    if (ledger.isKeptLater(table)) return Reason.NOT_KEPT_YET;
    return ledger.isKnown(table) ? Reason.NO_COLUMN : Reason.NO_TABLE;
  }

  private static Unread aside(Aside aside) {
    String words = aside.near().isEmpty() ? words(aside.kind()) : "beside \"" + aside.near() + "\"";
    Place place = new Place(part(aside.kind()), "", "", 0, 0, words);
    return new Unread(place, aside.text(), reason(aside.kind()));
  }

  private static Part part(Aside.Kind kind) {
    return switch (kind) {
      case FOOTNOTE -> Part.FOOTNOTE;
      case ENDNOTE -> Part.ENDNOTE;
      case COMMENT -> Part.COMMENT;
      case HEADER -> Part.HEADER;
      case FOOTER -> Part.FOOTER;
      case IMAGE, CHART, DIAGRAM, EMBEDDED_FILE, HIDDEN_TEXT, PROMPT -> Part.BODY;
    };
  }

  private static String words(Aside.Kind kind) {
    return switch (kind) {
      case HEADER -> "page header";
      case FOOTER -> "page footer";
      case FOOTNOTE, ENDNOTE, COMMENT -> "note";
      case IMAGE, CHART, DIAGRAM -> "picture";
      case EMBEDDED_FILE -> "file inside the document";
      case HIDDEN_TEXT, PROMPT -> "text";
    };
  }

  private static Reason reason(Aside.Kind kind) {
    return switch (kind) {
      case FOOTNOTE -> Reason.FOOTNOTE;
      case ENDNOTE -> Reason.ENDNOTE;
      case COMMENT -> Reason.COMMENT;
      case HEADER -> Reason.PAGE_HEADER;
      case FOOTER -> Reason.PAGE_FOOTER;
      case IMAGE -> Reason.IMAGE;
      case CHART -> Reason.CHART;
      case DIAGRAM -> Reason.DIAGRAM;
      case EMBEDDED_FILE -> Reason.EMBEDDED_FILE;
      case HIDDEN_TEXT, PROMPT -> Reason.HIDDEN_TEXT;
    };
  }

  Coverage coverage() {
    List<Passage> passages = new ArrayList<>();
    for (Paragraph paragraph : text.paragraphs()) {
      passages.add(new Passage(paragraph.text(), ledger.fate(paragraph)));
    }
    for (Aside aside : text.asides()) {
      Fate fate = aside.kind() == Aside.Kind.PROMPT ? Fate.LABEL : Fate.UNREAD;
      passages.add(new Passage(aside.text(), fate));
    }
    return new Coverage(passages);
  }
}
