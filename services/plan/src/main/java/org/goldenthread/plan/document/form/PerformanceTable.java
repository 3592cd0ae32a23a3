package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.PerformanceIndicator;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// Section F: performance indicators with a target for each period.
public final class PerformanceTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    FLOOR("(.* )?(floor|minimum standard)( .*)?"),
    BENCHMARK(
        "(.* )?(benchmarks?|benchmarking|comparators?|comparative)( .*)?",
        "(.* )?nearest neighbours?( .*)?"),
    TARGET("(.* )?targets?( .*)?", Heading.PERIOD),
    NAME("(key )?(performance )?(indicators?|measures?)( .*)?", "kpis?( .*)?"),
    PREVIOUS(Heading.OUTTURN);

    private final Pattern wording;

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private final List<PerformanceIndicator> indicators = new ArrayList<>();
  private final Ledger ledger;
  private final Figures figures;
  private Cycle cycle = Cycle.UNSTATED;

  public PerformanceTable(Ledger ledger, Figures figures) {
    this.ledger = ledger;
    this.figures = figures;
  }

  /// What was read, in the document's order.
  public List<PerformanceIndicator> indicators() {
    return List.copyOf(indicators);
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    boolean standard = columns.has(Column.FLOOR) || columns.has(Column.BENCHMARK);
    boolean periods =
        columns.all(Column.TARGET).stream().anyMatch(target -> Cycle.isPeriod(target.label()));
    if (!columns.has(Column.NAME) || !columns.has(Column.TARGET) || !(standard || periods)) {
      return Optional.empty();
    }
    cycle = Figures.cycle(caption, columns, cycle);
    Cycle stated = cycle;
    return Fields.begun(
        ledger, headings, columns, (inside, row) -> read(columns, stated, inside, row));
  }

  private void read(Columns<Column> columns, Cycle cycle, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    String name = Figures.name(fields, Column.NAME);
    if (name.isBlank()) return;
    Place place = ledger.place(table.number(), row.number());
    fields.take(Column.NAME);
    fields.label(Column.NUMBER);
    QualifiedValue floor = ledger.checked(place, QualifiedValue.of(fields.taken(Column.FLOOR)));
    indicators.add(
        new PerformanceIndicator(
            ledger.key("performance", name),
            place,
            name,
            Figures.code(name),
            cycle,
            floor,
            figures.ofOtherYears(fields, Column.PREVIOUS, cycle, place),
            figures.ofOtherYears(fields, Column.BENCHMARK, cycle, place),
            figures.ofPlanYear(fields, Column.TARGET, cycle, place)));
  }
}
