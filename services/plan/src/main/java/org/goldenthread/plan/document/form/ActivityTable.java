package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.ActivityIndicator.Bound;
import org.goldenthread.plan.document.content.ActivityIndicator.Range;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// Section F: activity indicators with the range in which they are expected. The upper and the
/// lower bound of one indicator stand in rows of their own.
public final class ActivityTable implements TableForm {
  private enum Column implements Heading {
    NUMBER(Heading.NUMBER),
    THRESHOLD("(.* )?(thresholds?|bounds?|upper lower|limit)( .*)?"),
    RANGE(
        "(.* )?expected (range|levels?|activity|volumes?)( .*)?",
        "(.* )?(range|forecast)( .*)?",
        PERIOD),
    NAME("(key )?(activity|activities|volume)( (indicators?|measures?|data))?( .*)?"),
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

  private static final class Draft {
    private final String key;
    private final Place place;
    private final String name;
    private final Cycle cycle;
    private final List<Figure> previous;
    private final List<Range> ranges = new ArrayList<>();

    private Draft(String key, Place place, String name, Cycle cycle, List<Figure> previous) {
      this.key = key;
      this.place = place;
      this.name = name;
      this.cycle = cycle;
      this.previous = previous;
    }
  }

  private static final Pattern BOUNDED =
      Pattern.compile("(.*?)\\b(upper|lower)\\b.*", Pattern.CASE_INSENSITIVE);

  private final List<Draft> drafts = new ArrayList<>();
  private final Ledger ledger;
  private final Figures figures;
  private Cycle cycle = Cycle.UNSTATED;

  public ActivityTable(Ledger ledger, Figures figures) {
    this.ledger = ledger;
    this.figures = figures;
  }

  public List<ActivityIndicator> indicators() {
    return drafts.stream()
        .map(
            draft ->
                new ActivityIndicator(
                    draft.key,
                    draft.place,
                    draft.name,
                    Figures.code(draft.name),
                    draft.cycle,
                    draft.previous,
                    draft.ranges))
        .toList();
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    boolean ranges = columns.has(Column.THRESHOLD) || columns.has(Column.RANGE);
    if (!columns.has(Column.NAME) || !ranges) return Optional.empty();
    cycle = Figures.cycle(caption, columns, cycle);
    Cycle stated = cycle;
    return Fields.begun(
        ledger, headings, columns, (inside, row) -> read(columns, stated, inside, row));
  }

  private void read(Columns<Column> columns, Cycle cycle, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    Place place = ledger.place(table.number(), row.number());
    String name = Figures.name(fields, Column.NAME);
    boolean more = columns.cells(row, Column.NAME).stream().anyMatch(cell -> cell.continued());
    Draft draft = name.isBlank() || more ? lastOf(fields, more) : begun(fields, name, cycle, place);
    if (draft == null) {
      fields.label(Column.THRESHOLD);
      return;
    }
    ranges(fields, cycle, place).forEach(draft.ranges::add);
  }

  /// The bounds that a row states: one by the threshold beside it, or several by the headings.
  private List<Range> ranges(Fields<Column> fields, Cycle cycle, Place place) {
    String threshold = fields.taken(Column.THRESHOLD);
    Map<String, List<Figure>> byBound = new LinkedHashMap<>();
    for (Figure figure : figures.ofPlanYear(fields, Column.RANGE, cycle, place)) {
      Matcher bounded = BOUNDED.matcher(figure.label());
      boolean inHeading = threshold.isEmpty() && bounded.matches();
      String bound = inHeading ? bounded.group(2) : threshold;
      Figure kept = inHeading ? figures.labelled(figure, bounded.group(1).strip(), cycle) : figure;
      byBound.computeIfAbsent(bound, each -> new ArrayList<>()).add(kept);
    }
    List<Range> ranges = new ArrayList<>();
    byBound.forEach(
        (bound, values) -> {
          boolean blank = values.stream().allMatch(figure -> figure.value().isBlank());
          if (!blank || !bound.isBlank()) ranges.add(new Range(bound, bound(bound), values));
        });
    return ranges;
  }

  private Draft begun(Fields<Column> fields, String name, Cycle cycle, Place place) {
    fields.take(Column.NAME);
    fields.label(Column.NUMBER);
    List<Figure> previous = figures.ofOtherYears(fields, Column.PREVIOUS, cycle, place);
    Draft draft = new Draft(ledger.key("activity", name), place, name, cycle, previous);
    drafts.add(draft);
    return draft;
  }

  /// The indicator that a row without a name of its own goes on with, if the row says anything.
  private @Nullable Draft lastOf(Fields<Column> fields, boolean merged) {
    boolean says = merged || !fields.text(Column.RANGE).isBlank();
    return says && !drafts.isEmpty() ? drafts.getLast() : null;
  }

  private static Bound bound(String threshold) {
    return switch (TextRules.words(threshold)) {
      case "upper", "upper threshold", "upper limit", "high", "max", "maximum" -> Bound.UPPER;
      case "lower", "lower threshold", "lower limit", "low", "min", "minimum" -> Bound.LOWER;
      default -> Bound.UNSTATED;
    };
  }
}
