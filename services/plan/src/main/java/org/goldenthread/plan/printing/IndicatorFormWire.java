package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.Target;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.Cycle.Calendar;
import org.goldenthread.plan.document.value.Cycle.Frequency;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.type.v1.QualifiedValue;

/// Section F. A table states its cycle in its headings, so indicators of different ones have tables
/// of their own; those that state none come first, for a table that says nothing goes on with the
/// one before it.
final class IndicatorFormWire {
  private static final String FLOOR = "Floor performance standard";

  private final PlanYear year;
  private final List<IndicatorStanding> standings;
  private final List<Measurement> measurements;

  IndicatorFormWire(
      PlanYear year, List<IndicatorStanding> standings, List<Measurement> measurements) {
    this.year = year;
    this.standings = standings;
    this.measurements = measurements;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    tables(Indicator.Kind.PERFORMANCE, this::performance, blocks);
    tables(Indicator.Kind.ACTIVITY, this::activity, blocks);
    return blocks;
  }

  /// Whether a table says less about its cycle than the words around it might.
  static boolean isVague(List<IndicatorStanding> standings) {
    return standings.stream()
        .map(standing -> cycle(standing.getIndicator()))
        .anyMatch(
            cycle ->
                cycle.frequency() == Frequency.UNSTATED || cycle.calendar() == Calendar.UNSTATED);
  }

  private void tables(
      Indicator.Kind kind,
      BiFunction<Cycle, List<IndicatorStanding>, Block> table,
      List<Block> blocks) {
    Map<Cycle, List<IndicatorStanding>> byCycle =
        standings.stream()
            .filter(standing -> standing.getIndicator().getKind() == kind)
            .collect(
                Collectors.groupingBy(
                    standing -> cycle(standing.getIndicator()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byCycle.entrySet().stream()
        .sorted(Comparator.comparing(entry -> !entry.getKey().equals(Cycle.UNSTATED)))
        .forEach(entry -> blocks.add(table.apply(entry.getKey(), entry.getValue())));
  }

  static Cycle cycle(Indicator indicator) {
    return new Cycle(
        switch (indicator.getFrequency()) {
          case MONTHLY -> Frequency.MONTHLY;
          case QUARTERLY -> Frequency.QUARTERLY;
          case TERMLY -> Frequency.TERMLY;
          case ANNUAL -> Frequency.ANNUAL;
          case HALF_TERMLY, HALF_YEARLY, BIENNIAL, OTHER, FREQUENCY_UNSPECIFIED, UNRECOGNIZED ->
              Frequency.UNSTATED;
        },
        switch (indicator.getCalendar()) {
          case FINANCIAL -> Calendar.FINANCIAL_YEAR;
          case ACADEMIC -> Calendar.ACADEMIC_YEAR;
          case CALENDAR_YEAR -> Calendar.CALENDAR_YEAR;
          case CALENDAR_UNSPECIFIED, UNRECOGNIZED -> Calendar.UNSTATED;
        });
  }

  private Grid performance(Cycle cycle, List<IndicatorStanding> rows) {
    PeriodColumns previous = previous(cycle, rows);
    PeriodColumns benchmarks = new PeriodColumns("Benchmark", cycle, null);
    PeriodColumns targets = new PeriodColumns("Target", cycle, year);
    for (IndicatorStanding row : rows) {
      String name = row.getIndicator().getName();
      row.getBenchmarksList()
          .forEach(
              benchmark ->
                  benchmarks.put(
                      name,
                      benchmark.getPeriod(),
                      benchmark.getPeriodAsWritten(),
                      PrintedWire.value(benchmark.getValue())));
      row.getTargetsList().stream()
          .filter(target -> target.getKind() == Target.Kind.TARGET && target.getUnit().isEmpty())
          .forEach(
              target ->
                  targets.put(
                      name,
                      target.getPeriod(),
                      target.getPeriodAsWritten(),
                      PrintedWire.value(target.getValue())));
    }
    targets.orElse("FY" + year.start(), year.label());
    IndicatorGrid grid = new IndicatorGrid("Performance indicators" + stated(cycle));
    grid.column(FLOOR).columns(previous).columns(benchmarks).columns(targets);
    for (IndicatorStanding row : rows) {
      Indicator indicator = row.getIndicator();
      grid.row(
          indicator.getDisplayName(),
          List.of(floor(row)),
          List.of(
              previous.of(indicator.getName()),
              benchmarks.of(indicator.getName()),
              targets.of(indicator.getName())));
    }
    return grid.done();
  }

  /// The floor of the whole year, else what there is for its parts in words.
  private static String floor(IndicatorStanding standing) {
    List<Target> floors =
        standing.getTargetsList().stream()
            .filter(target -> target.getKind() == Target.Kind.FLOOR && target.getUnit().isEmpty())
            .toList();
    return floors.size() == 1 && !floors.getFirst().getPeriod().contains("-")
        ? PrintedWire.value(floors.getFirst().getValue())
        : floors.stream()
            .map(floor -> floor.getPeriod() + ": " + PrintedWire.value(floor.getValue()))
            .collect(Collectors.joining("; "));
  }

  private PeriodColumns previous(Cycle cycle, List<IndicatorStanding> rows) {
    PeriodColumns previous = new PeriodColumns("Previous outturn", cycle, null);
    for (IndicatorStanding row : rows) {
      String name = row.getIndicator().getName();
      measurements.stream()
          .filter(figure -> figure.getName().startsWith(name + "/") && figure.getUnit().isEmpty())
          .forEach(
              figure ->
                  previous.put(
                      name,
                      figure.getPeriod(),
                      figure.getPeriodAsWritten(),
                      PrintedWire.value(figure.getValue())));
    }
    return previous;
  }

  private Grid activity(Cycle cycle, List<IndicatorStanding> rows) {
    PeriodColumns previous = previous(cycle, rows);
    PeriodColumns upper = new PeriodColumns("Expected range", cycle, year);
    PeriodColumns lower = new PeriodColumns("Expected range", cycle, year);
    for (IndicatorStanding row : rows) {
      String name = row.getIndicator().getName();
      for (ExpectedRange range : row.getExpectedRangesList()) {
        String period = range.getPeriod();
        String written = range.getPeriodAsWritten();
        // Both have every period, so that the two rows have the same columns.
        upper.put(name, period, written, range.hasUpper() ? shown(range.getUpper()) : "");
        lower.put(name, period, written, range.hasLower() ? shown(range.getLower()) : "");
      }
    }
    upper.orElse("FY" + year.start(), year.label());
    lower.orElse("FY" + year.start(), year.label());
    IndicatorGrid grid = new IndicatorGrid("Activity indicators" + stated(cycle));
    grid.columns(previous).column("Threshold").columns(upper);
    for (IndicatorStanding row : rows) {
      boolean above = row.getExpectedRangesList().stream().anyMatch(ExpectedRange::hasUpper);
      boolean below = row.getExpectedRangesList().stream().anyMatch(ExpectedRange::hasLower);
      String name = row.getIndicator().getName();
      grid.bounds(
          row.getIndicator().getDisplayName(),
          previous.of(name),
          above ? upper.of(name) : List.of(),
          below ? lower.of(name) : List.of());
    }
    return grid.done();
  }

  private static String shown(QualifiedValue value) {
    return PrintedWire.value(value);
  }

  /// The cycle in the words by which it is read again.
  private static String stated(Cycle cycle) {
    String often =
        switch (cycle.frequency()) {
          case MONTHLY -> "monthly";
          case QUARTERLY -> "quarterly";
          case TERMLY -> "termly";
          case ANNUAL -> "annual";
          case UNSTATED -> "";
        };
    String counted =
        switch (cycle.calendar()) {
          case FINANCIAL_YEAR -> "by financial year";
          case ACADEMIC_YEAR -> "by academic year";
          case CALENDAR_YEAR -> "by calendar year";
          case UNSTATED -> "";
        };
    String words = (often + " " + counted).strip();
    return words.isEmpty() ? "" : " – " + words;
  }
}
