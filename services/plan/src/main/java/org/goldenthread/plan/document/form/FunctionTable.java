package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.CriticalFunction;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.value.Timescale;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Section E: critical functions, how soon they must be back and at which level.
public final class FunctionTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    TIMESCALE(
        "(.* )?time ?(scales?|frame)( .*)?",
        "(.* )?(rto|recovery time( objective)?)( .*)?",
        "(.* )?(recover|recovered|restore|restored) (with)?in( .*)?"),
    LEVEL("(.* )?(minimum|level of service|service level|mbco)( .*)?"),
    FUNCTION(
        "((most|critical|key|essential|prioritised|business) )*(functions?|process(es)?)( .*)?",
        "((most|critical|key|essential|prioritised|business) )*(activit(y|ies)|services?)( .*)?");

    private final Pattern wording;

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  /// An activity or a service with a time scale alone may be anything.
  private static final Pattern NAMED = Pattern.compile("critical|function|process|prioritised");

  private final List<CriticalFunction> functions = new ArrayList<>();
  private final Ledger ledger;

  public FunctionTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was read, in the document's order.
  public List<CriticalFunction> functions() {
    return List.copyOf(functions);
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    boolean named =
        columns
            .first(Column.FUNCTION)
            .filter(column -> NAMED.matcher(TextRules.words(column.heading())).find())
            .isPresent();
    boolean level = columns.has(Column.LEVEL);
    boolean timed = columns.has(Column.TIMESCALE);
    boolean certain = (named && (level || timed)) || (level && timed);
    if (!columns.has(Column.FUNCTION) || !certain) return Optional.empty();
    return Fields.begun(ledger, headings, columns, (inside, row) -> read(columns, inside, row));
  }

  private void read(Columns<Column> columns, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    Optional<Cell> named = columns.cell(row, Column.FUNCTION);
    if (named.isEmpty() || named.get().continued()) return;
    String text = fields.text(Column.FUNCTION);
    if (text.isBlank()) return;
    Place place = ledger.place(table.number(), row.number());
    fields.label(Column.NUMBER);
    fields.take(Column.FUNCTION);
    Timescale timescale = Timescale.of(fields.taken(Column.TIMESCALE));
    functions.add(
        new CriticalFunction(
            ledger.key("function", text),
            place,
            text,
            ledger.checked(place, timescale),
            fields.taken(Column.LEVEL)));
  }
}
