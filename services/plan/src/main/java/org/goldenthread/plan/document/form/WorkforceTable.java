package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.WorkforceLine;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Section D: posts at the last 31 March and a year on.
public final class WorkforceTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    REASON("(.* )?(reasons?|variance|explanation|comments?)( .*)?"),
    ESTIMATE("(.* )?(estimate\\w*|forecast|projected|planned)( .*)?"),
    ESTABLISHMENT("(.* )?(fte|ftes|establishment|headcount|full time equivalents?)( .*)?"),
    UNIT("(.* )?(unit|division|service|locality|team)( .*)?");

    private final Pattern wording;

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{1,2}(?:st|nd|rd|th)?\\s+\\p{L}+\\s+\\d{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}");

  private final List<WorkforceLine> lines = new ArrayList<>();
  private final Ledger ledger;

  public WorkforceTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was read, in the document's order.
  public List<WorkforceLine> lines() {
    return List.copyOf(lines);
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    if (!(columns.has(Column.ESTABLISHMENT) && columns.has(Column.ESTIMATE)))
      return Optional.empty();
    return Fields.begun(ledger, headings, columns, (inside, row) -> read(columns, inside, row));
  }

  private void read(Columns<Column> columns, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    Place place = ledger.place(table.number(), row.number());
    Quantity establishment = Quantity.of(fields.text(Column.ESTABLISHMENT));
    Quantity estimate = Quantity.of(fields.text(Column.ESTIMATE));
    if (establishment.isBlank() && estimate.isBlank()) return;
    String unit = fields.taken(Column.UNIT);
    String reason = fields.taken(Column.REASON);
    fields.label(Column.NUMBER);
    fields.take(Column.ESTABLISHMENT);
    fields.take(Column.ESTIMATE);
    String now = heading(columns, Column.ESTABLISHMENT);
    String then = heading(columns, Column.ESTIMATE);
    lines.add(
        new WorkforceLine(
            ledger.key("workforce", unit),
            place,
            unit,
            now,
            dateIn(now),
            ledger.checked(place, establishment),
            then,
            dateIn(then),
            ledger.checked(place, estimate),
            reason));
  }

  private static String heading(Columns<Column> columns, Column column) {
    return columns.first(column).map(Columns.Column::heading).orElse("");
  }

  /// The date that a heading such as "FTE establishment at 31 March 2013" names.
  private static FuzzyDate dateIn(String heading) {
    Matcher date = DATE.matcher(heading);
    return FuzzyDate.of(date.find() ? date.group() : "");
  }
}
