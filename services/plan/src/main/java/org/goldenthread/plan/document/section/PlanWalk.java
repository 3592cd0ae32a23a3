package org.goldenthread.plan.document.section;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.content.KeyDecision;
import org.goldenthread.plan.document.content.Passage;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Block;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// Goes through the document once, in reading order: paragraphs by the section that they stand in,
/// tables by their headings wherever they stand.
final class PlanWalk {
  /// Headings of the template that stand alone between its tables.
  private static final Pattern TEMPLATE =
      Pattern.compile(
          "executive summary|(key |main )?risks?|business continuity( .{0,40})?|(key |most"
              + " )?critical functions?|(table for )?(performance|activity) indicators?("
              + " .*)?|financial resources?( .{0,20})?|human resources|workforce|support("
              + " .{0,40})?");

  private static final int LAST_CAPTIONS = 4;
  private static final int LONGEST_CAPTION = 200;

  private final Ledger ledger;
  private final Forms forms;
  private final HeaderFields header;
  private final Passages passages;
  private final KeyDecisions keyDecisions;
  private final RichText roleAndPurpose = new RichText();
  private final RichText contribution = new RichText();
  private final List<Paragraph> captions = new ArrayList<>();
  private final Deque<Integer> openTables = new ArrayDeque<>();
  private Section section = Section.HEADER;
  private String title = "";
  private final Set<Section> met = EnumSet.noneOf(Section.class);
  private TableForm.@Nullable Rows reading;
  private int width;

  PlanWalk(Ledger ledger, Forms forms) {
    this.ledger = ledger;
    this.forms = forms;
    this.header = new HeaderFields(ledger);
    this.passages = new Passages(ledger);
    this.keyDecisions = new KeyDecisions(ledger);
  }

  void read(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Paragraph paragraph -> paragraph(paragraph);
        case Table table -> table(table);
      }
    }
  }

  private void paragraph(Paragraph paragraph) {
    ledger.seen(paragraph);
    if (paragraph.isBlank() || paragraph.contents()) return;
    reading = null;
    Optional<Section> headed = Section.headedBy(paragraph);
    if (headed.isPresent()) {
      enter(headed.get());
      ledger.label(paragraph);
      return;
    }
    if (section == Section.HEADER && front(paragraph)) return;
    if (section.isRichText()) {
      rich(paragraph);
    } else if (!forms.priorityParagraph(paragraph)) {
      running(paragraph);
    }
  }

  /// Text between the tables: a heading, or words that are kept under it.
  private void running(Paragraph paragraph) {
    captions.add(paragraph);
    boolean template = TEMPLATE.matcher(TextRules.words(paragraph.text())).matches();
    if (template) ledger.label(paragraph);
    if (template || paragraph.heading() > 0 || paragraph.allBold()) {
      passages.heading(paragraph);
    } else if (section != Section.HEADER) {
      passages.add(paragraph, section.label());
    }
  }

  private void enter(Section entered) {
    passages.enter();
    section = entered;
    met.add(entered);
    captions.clear();
    header.close();
    keyDecisions.leave();
    forms.leavePriorities();
    ledger.enter(entered.label());
  }

  private boolean front(Paragraph paragraph) {
    if (title.isEmpty() && PlanTitle.is(paragraph)) {
      title = TextRules.line(paragraph.text());
      ledger.data(paragraph);
      return true;
    }
    return header.paragraph(paragraph);
  }

  private void rich(Paragraph paragraph) {
    ledger.data(paragraph);
    if (section == Section.A) {
      roleAndPurpose.add(paragraph);
    } else {
      contribution.add(paragraph);
      keyDecisions.read(paragraph);
    }
  }

  private void table(Table table) {
    boolean goesOn = reading != null && width == widest(table);
    if (!goesOn) reading = null;
    width = widest(table);
    openTables.push(table.number());
    int index = 0;
    while (index < table.rows().size()) {
      Optional<TableForm.Begun> begun = forms.begin(table, index, caption());
      if (begun.isPresent()) {
        begin(table, index, begun.get());
        index += begun.get().headingRows();
      } else {
        if (goesOn && index == 0) forms.goesOn();
        row(table, table.rows().get(index));
        index++;
      }
    }
    openTables.pop();
  }

  private void begin(Table table, int index, TableForm.Begun begun) {
    passages.finish();
    boolean kept = !ledger.isKeptLater(table.number());
    if (kept && !captions.isEmpty() && heads(captions.getLast())) {
      ledger.label(captions.getLast());
    }
    captions.clear();
    reading = begun.rows();
    for (TableLine row : table.rows().subList(index, index + begun.headingRows())) {
      row.cells().forEach(this::note);
    }
  }

  /// Whether a line right above a table is its heading: by its look and its words, and in the body
  /// or in a table that is still open. A unit's name above a table is no label of the template.
  private boolean heads(Paragraph caption) {
    int table = caption.spot().table();
    boolean capitals = table > 0 && TextRules.isCapitals(caption.text());
    boolean look = caption.heading() > 0 || caption.allBold() || capitals;
    boolean near = table == 0 || openTables.contains(table);
    return look && near && Forms.isTelling(caption.text());
  }

  private void row(Table table, TableLine row) {
    if (row.isBlank()) return;
    row.cells().forEach(this::note);
    boolean alone = row.cells().size() == 1;
    if (reading != null && !alone) {
      captions.clear();
      if (!ledger.isKeptLater(table.number())) ledger.knows(table.number());
      reading.read(table, row);
      inside(row);
    } else if (alone && reading == null) {
      TableForm.Rows before = reading;
      read(row.cells().getFirst().blocks());
      if (row.cells().getFirst().tables().isEmpty()) reading = before;
    } else if (alone) {
      captions.addAll(row.cells().getFirst().paragraphs());
      inside(row);
    } else if (section != Section.HEADER || !header.row(row)) {
      inside(row);
    }
  }

  /// Tables inside the cells of a row are read like any other.
  private void inside(TableLine row) {
    for (Cell cell : row.cells()) {
      if (cell.continued()) continue;
      for (Table table : cell.tables()) {
        TableForm.Rows outer = reading;
        int outerWidth = width;
        reading = null;
        table(table);
        reading = outer;
        width = outerWidth;
      }
    }
  }

  private void note(Cell cell) {
    if (!cell.continued()) cell.paragraphs().forEach(ledger::seen);
  }

  /// The last words above a table; a long text above it is no caption.
  private String caption() {
    int from = Math.max(0, captions.size() - LAST_CAPTIONS);
    return captions.subList(from, captions.size()).stream()
        .map(Paragraph::text)
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_CAPTION)))
        .collect(Collectors.joining(" "));
  }

  private static int widest(Table table) {
    return table.rows().stream().mapToInt(TableLine::width).max().orElse(0);
  }

  /// The sections of the template of which neither the heading nor a row was met.
  Set<String> missing(List<Priority> priorities) {
    Set<String> missing = new TreeSet<>();
    for (Section each : EnumSet.range(Section.A, Section.G)) {
      boolean rows = each == Section.C ? !priorities.isEmpty() : forms.hasRows(each);
      if (!met.contains(each) && !rows) missing.add(each.label());
    }
    return missing;
  }

  HeaderFields header() {
    return header;
  }

  String title() {
    return title;
  }

  String roleAndPurpose() {
    return roleAndPurpose.html();
  }

  String contribution() {
    return contribution.html();
  }

  List<Passage> passages() {
    return passages.all();
  }

  List<KeyDecision> keyDecisions() {
    return keyDecisions.decisions;
  }

  /// Whether anything of a plan was met at all.
  boolean isPlan() {
    return !met.isEmpty() || forms.found() > 0 || !title.isEmpty() || header.found() > 2;
  }
}
