package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.SupportRequest;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Section G: support that other divisions are asked for.
public final class SupportTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    IMPACT("(.* )?impacts?( .*)?"),
    DATE("(.* )?(dates?|when|timescale|deadline|required by|needed by)( .*)?"),
    DIVISION(
        "(.* )?(divisions?|directorate|department|who|provider|support from)( .*)?",
        "(.* )?(requested (from|of)|services? (asked|required from))( .*)?"),
    ACTIVITY("(activity|activities|support|project|action)( .*)?", "what .*");

    private final Pattern wording;

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private final List<SupportRequest> requests = new ArrayList<>();
  private final Ledger ledger;

  public SupportTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was read, in the document's order.
  public List<SupportRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    if (!(columns.has(Column.ACTIVITY)
        && columns.has(Column.IMPACT)
        && (columns.has(Column.DATE) || columns.has(Column.DIVISION)))) return Optional.empty();
    return Fields.begun(ledger, headings, columns, (inside, row) -> read(columns, inside, row));
  }

  private void read(Columns<Column> columns, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    Optional<Cell> named = columns.cell(row, Column.ACTIVITY);
    if (named.isEmpty() || named.get().continued()) return;
    String text = fields.text(Column.ACTIVITY);
    if (text.isBlank()) return;
    Place place = ledger.place(table.number(), row.number());
    fields.label(Column.NUMBER);
    fields.take(Column.ACTIVITY);
    requests.add(
        new SupportRequest(
            ledger.key("support", text),
            place,
            text,
            fields.taken(Column.IMPACT),
            fields.taken(Column.DIVISION),
            fields.date(Column.DATE, table.number())));
  }
}
