package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.Risk;
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

/// Section E: risks and their mitigation.
public final class RiskTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    MITIGATION("(.* )?mitigat\\w+( .*)?", "(.* )?controls?( .*)?", "how .*managed"),
    RISK(
        "((key|main|strategic|service|divisional|principal|significant) )*risks?("
            + " (description|event|identified|title|to .*))?");

    private final Pattern wording;

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private final List<Risk> risks = new ArrayList<>();
  private final Ledger ledger;

  public RiskTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was read, in the document's order.
  public List<Risk> risks() {
    return List.copyOf(risks);
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    if (!(columns.has(Column.RISK) && columns.has(Column.MITIGATION))) return Optional.empty();
    return Fields.begun(ledger, headings, columns, (inside, row) -> read(columns, inside, row));
  }

  private void read(Columns<Column> columns, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    Optional<Cell> named = columns.cell(row, Column.RISK);
    if (named.isEmpty() || named.get().continued()) return;
    String text = fields.text(Column.RISK);
    if (text.isBlank()) return;
    Place place = ledger.place(table.number(), row.number());
    fields.label(Column.NUMBER);
    fields.take(Column.RISK);
    risks.add(new Risk(ledger.key("risk", text), place, text, fields.taken(Column.MITIGATION)));
  }
}
