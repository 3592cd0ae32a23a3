package org.goldenthread.plan.document.priority;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Section C: the three blocks of a priority (actions, milestones, decisions), each known by its
/// headings, in one table or in several.
public final class PriorityBlocks implements TableForm {
  private enum ActionColumn implements Heading {
    NUMBER(Heading.NUMBER),
    OFFICER(Heading.OFFICER),
    START("(.* )?(start|starts|begin|begins|commence\\w*|from)( .*)?"),
    END("(.* )?(end|ends|finish|complet\\w+|deadline|due|when|target date|until)( .*)?", "to"),
    ACTION(
        "((key|headline|planned|main|priority|sub|supporting) )*(actions?|tasks?)( .{0,60})?",
        "((key|headline|planned|main|priority|sub|supporting) )*activit(y|ies)( .{0,60})?",
        "what (we|will) .{0,40}");

    private final Pattern wording;

    ActionColumn(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private enum MilestoneColumn implements Heading {
    NUMBER(Heading.NUMBER),
    MILESTONE("((key|main|major|project) )*milestones?( .{0,40})?"),
    OFFICER(Heading.OFFICER),
    DATE("(.* )?(dates?|when|deadline|due|month year|timescale)( .*)?");

    private final Pattern wording;

    MilestoneColumn(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private enum DecisionColumn implements Heading {
    NUMBER(Heading.NUMBER),
    FORWARD_PLAN("(.* )?forward plan( .*)?"),
    DECISION("(.* )?(key|significant|major)( .*)? decisions?( .*)?", "decisions?( .{0,40})?");

    private final Pattern wording;

    DecisionColumn(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private final Ledger ledger;
  private final PriorityBook book;

  public PriorityBlocks(Ledger ledger, PriorityBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    return actions(headings).or(() -> milestones(headings)).or(() -> decisions(headings));
  }

  private Optional<Begun> actions(Headings headings) {
    Columns<ActionColumn> columns = Columns.in(headings, ActionColumn.class);
    int known = 0;
    for (ActionColumn column :
        List.of(ActionColumn.OFFICER, ActionColumn.START, ActionColumn.END)) {
      if (columns.has(column)) known++;
    }
    boolean open = book.current().isPresent();
    boolean certain = known > 1 || (known == 1 && (open || columns.unknown().isEmpty()));
    if (!columns.has(ActionColumn.ACTION) || !certain) return Optional.empty();
    return Fields.begun(ledger, headings, columns, (inside, row) -> action(columns, inside, row));
  }

  private Optional<Begun> milestones(Headings headings) {
    Columns<MilestoneColumn> columns = Columns.in(headings, MilestoneColumn.class);
    boolean alone = columns.columns().size() == 1 && columns.unknown().isEmpty();
    boolean certain = columns.has(MilestoneColumn.DATE) || (alone && headings.stand());
    if (!columns.has(MilestoneColumn.MILESTONE) || !certain || columns.unknown().size() > 1) {
      return Optional.empty();
    }
    return Fields.begun(
        ledger, headings, columns, (inside, row) -> milestone(columns, inside, row));
  }

  private Optional<Begun> decisions(Headings headings) {
    Columns<DecisionColumn> columns = Columns.in(headings, DecisionColumn.class);
    boolean alone = columns.columns().size() == 1 && columns.unknown().isEmpty();
    boolean certain = columns.has(DecisionColumn.FORWARD_PLAN) || (alone && headings.stand());
    if (!columns.has(DecisionColumn.DECISION) || !certain || columns.unknown().size() > 1) {
      return Optional.empty();
    }
    return Fields.begun(ledger, headings, columns, (inside, row) -> decision(columns, inside, row));
  }

  private void action(Columns<ActionColumn> columns, Table table, TableLine row) {
    Fields<ActionColumn> fields = new Fields<>(ledger, columns, row);
    Optional<PriorityDraft> priority = begun(fields, ActionColumn.NUMBER, ActionColumn.ACTION);
    if (priority.isEmpty()) return;
    Place place = ledger.place(table.number(), row.number());
    Marker marker = marker(fields, ActionColumn.NUMBER, ActionColumn.ACTION);
    String officers = fields.taken(ActionColumn.OFFICER);
    FuzzyDate start = fields.date(ActionColumn.START, table.number());
    FuzzyDate end = fields.date(ActionColumn.END, table.number());
    priority.get().action(place, marker, officers, Officer.in(officers), start, end);
  }

  private void milestone(Columns<MilestoneColumn> columns, Table table, TableLine row) {
    Fields<MilestoneColumn> fields = new Fields<>(ledger, columns, row);
    Optional<PriorityDraft> priority =
        begun(fields, MilestoneColumn.NUMBER, MilestoneColumn.MILESTONE);
    if (priority.isEmpty()) return;
    Place place = ledger.place(table.number(), row.number());
    Marker marker = marker(fields, MilestoneColumn.NUMBER, MilestoneColumn.MILESTONE);
    FuzzyDate date = fields.date(MilestoneColumn.DATE, table.number());
    priority.get().milestone(place, marker, date);
  }

  private void decision(Columns<DecisionColumn> columns, Table table, TableLine row) {
    Fields<DecisionColumn> fields = new Fields<>(ledger, columns, row);
    Optional<PriorityDraft> priority =
        begun(fields, DecisionColumn.NUMBER, DecisionColumn.DECISION);
    if (priority.isEmpty()) return;
    Place place = ledger.place(table.number(), row.number());
    Marker marker = marker(fields, DecisionColumn.NUMBER, DecisionColumn.DECISION);
    String answer = fields.taken(DecisionColumn.FORWARD_PLAN);
    InForwardPlan inPlan = ForwardPlanRules.read(answer);
    if (inPlan == InForwardPlan.UNKNOWN && !FuzzyDate.of(answer).understood()) {
      ledger.unread(place, answer, Unread.Reason.VALUE_NOT_UNDERSTOOD);
    }
    priority.get().decision(place, marker, answer, inPlan);
  }

  /// The priority that a row belongs to, its number and text taken; nothing where the row is a
  /// blank one of the template, says nothing of its own, or stands before any priority.
  private <H extends Enum<H> & Heading> Optional<PriorityDraft> begun(
      Fields<H> fields, H number, H text) {
    List<Cell> cells = fields.columns().cells(fields.row(), text);
    boolean merged = cells.stream().anyMatch(cell -> cell.continued() && !cell.text().isBlank());
    if (marker(fields, number, text).text().isBlank() || merged) {
      if (!merged && saysNoMore(fields, number, text)) {
        ledger.blankRow(fields.row());
      }
      return Optional.empty();
    }
    Optional<PriorityDraft> priority = book.current();
    if (priority.isPresent()) {
      fields.take(number);
      fields.take(text);
    }
    return priority;
  }

  private static <H extends Enum<H> & Heading> boolean saysNoMore(
      Fields<H> fields, H number, H text) {
    List<Cell> template = fields.columns().cells(fields.row(), number);
    List<Cell> cells = fields.columns().cells(fields.row(), text);
    return fields.row().filled().stream()
        .allMatch(cell -> template.contains(cell) || cells.contains(cell));
  }

  private static <H extends Enum<H> & Heading> Marker marker(Fields<H> fields, H number, H text) {
    List<Cell> cells = fields.columns().cells(fields.row(), text);
    List<Cell> own = fields.columns().cells(fields.row(), number);
    if (own.isEmpty()) return Marker.of(cells);
    String counted = own.getFirst().marker() + Cell.text(own);
    return new Marker(counted.strip(), Cell.text(cells));
  }
}
