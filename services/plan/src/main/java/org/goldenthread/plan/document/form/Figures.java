package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Cell;
import org.jspecify.annotations.Nullable;

/// What the two tables of section F share: named figures, cycles, codes.
public final class Figures {
  /// Codes of national sets and of councils' own; a name that merely begins with capitals and a
  /// digit, such as a key stage, is none.
  private static final Pattern CODE =
      Pattern.compile(
          "^((?:NI|PAF|BVPI|BV|LPI|LI|KPI|PI|ASCOF|PHOF|NHSOF)[ -]?[A-Z]{0,2}\\d{1,4}[A-Za-z]?(?:["
              + " ./-]\\d{1,3})?)\\b");

  private final Ledger ledger;
  private @Nullable PlanYear year;

  public Figures(Ledger ledger) {
    this.ledger = ledger;
  }

  public void planYear(@Nullable PlanYear planYear) {
    year = planYear;
  }

  /// The figures of this year's periods under every column of a heading; a blank cell is a blank
  /// figure.
  <H extends Enum<H> & Heading> List<Figure> ofPlanYear(
      Fields<H> fields, H heading, Cycle cycle, Place place) {
    return of(fields, heading, cycle, place, year);
  }

  /// Figures of other years, whose period is known only where the heading names the year:
  /// "December" above an outturn is no month of the plan year.
  <H extends Enum<H> & Heading> List<Figure> ofOtherYears(
      Fields<H> fields, H heading, Cycle cycle, Place place) {
    return of(fields, heading, cycle, place, null);
  }

  private <H extends Enum<H> & Heading> List<Figure> of(
      Fields<H> fields, H heading, Cycle cycle, Place place, @Nullable PlanYear counted) {
    List<Figure> figures = new ArrayList<>();
    for (Columns.Column<H> column : fields.columns().all(heading)) {
      QualifiedValue value = ledger.checked(place, QualifiedValue.of(fields.taken(column)));
      String label = column.label();
      figures.add(new Figure(label, cycle.period(label, counted).orElse(null), value));
    }
    return figures;
  }

  /// The same figure under another label of this year.
  Figure labelled(Figure figure, String label, Cycle cycle) {
    return new Figure(label, cycle.period(label, year).orElse(null), figure.value());
  }

  /// The name of an indicator on one line, the code that a second cell may hold before it.
  static <H extends Enum<H> & Heading> String name(Fields<H> fields, H heading) {
    List<Cell> cells = fields.columns().cells(fields.row(), heading);
    return Cell.text(cells);
  }

  static String code(String name) {
    Matcher code = CODE.matcher(TextRules.line(name));
    return code.find() ? code.group(1) : "";
  }

  /// What caption and headings say together. Where they say nothing the table goes on with the one
  /// before it, whose cycle is given.
  static <H extends Enum<H> & Heading> Cycle cycle(
      String caption, Columns<H> columns, Cycle before) {
    StringBuilder words = new StringBuilder();
    columns.columns().forEach(column -> words.append(column.heading()).append(' '));
    Cycle stated = Cycle.in(words.toString()).or(Cycle.in(caption));
    return stated.equals(Cycle.UNSTATED) ? before : stated;
  }
}
