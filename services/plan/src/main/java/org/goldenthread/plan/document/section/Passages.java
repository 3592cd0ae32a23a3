package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.document.content.Passage;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Paragraph;
import org.jspecify.annotations.Nullable;

/// Gathers running text under the heading that it stands under. A heading is taken with the first
/// text below it; one with nothing below stays unread.
final class Passages {
  private final Ledger ledger;
  private final List<Passage> finished = new ArrayList<>();
  private @Nullable Paragraph heading;
  private @Nullable RichText text;
  private @Nullable Place place;
  private String section = "";

  Passages(Ledger ledger) {
    this.ledger = ledger;
  }

  void heading(Paragraph paragraph) {
    finish();
    heading = paragraph;
    ledger.under(TextRules.line(paragraph.text()));
  }

  void add(Paragraph paragraph, String letter) {
    RichText rich = text;
    if (rich == null) {
      rich = new RichText();
      text = rich;
      section = letter;
      place = ledger.place(paragraph.spot().table(), paragraph.spot().row());
      if (heading != null) ledger.data(heading);
    }
    rich.add(paragraph);
    ledger.data(paragraph);
  }

  /// What follows is no longer the same text.
  void enter() {
    finish();
    heading = null;
  }

  /// A table or a section interrupts the text; its heading still stands above what follows.
  void finish() {
    RichText rich = text;
    Place at = place;
    if (rich != null && at != null) {
      String above = heading == null ? "" : TextRules.line(heading.text());
      finished.add(new Passage(at, section, above, rich.html()));
    }
    text = null;
    place = null;
  }

  List<Passage> all() {
    finish();
    return List.copyOf(finished);
  }
}
