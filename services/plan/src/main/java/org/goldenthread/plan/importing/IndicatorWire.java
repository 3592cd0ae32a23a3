package org.goldenthread.plan.importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.goldenthread.indicator.v1.Benchmark;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorDocument;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.Target;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.content.PerformanceIndicator;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;
import org.goldenthread.type.v1.UnreadItem.Reason;
import org.jspecify.annotations.Nullable;

/// Section F. A blank figure creates nothing; a figure whose period cannot be told for certain has
/// no place among the targets and outturns and is listed as unread.
final class IndicatorWire {
  private final IndicatorDocument.Builder document = IndicatorDocument.newBuilder();
  private final List<UnreadItem> unread = new ArrayList<>();
  private final @Nullable PlanYear year;

  IndicatorWire(@Nullable PlanYear year) {
    this.year = year;
  }

  IndicatorDocument document(
      List<PerformanceIndicator> performance, List<ActivityIndicator> activity) {
    performance.forEach(this::add);
    activity.forEach(this::add);
    return document.build();
  }

  List<UnreadItem> unread() {
    return List.copyOf(unread);
  }

  private void add(PerformanceIndicator read) {
    Place place = FindingWire.place(read.place());
    IndicatorRow.Builder row =
        IndicatorRow.newBuilder()
            .setImportKey(read.importKey())
            .setPlace(place)
            .setIndicator(
                indicator(Indicator.Kind.PERFORMANCE, read.name(), read.code(), read.cycle()));
    Figure floor = new Figure("Floor performance standard", wholeYear(read.cycle()), read.floor());
    dated(place, List.of(floor), (period, f) -> row.addTargets(target(Target.Kind.FLOOR, f)));
    dated(place, read.targets(), (period, f) -> row.addTargets(target(Target.Kind.TARGET, f)));
    dated(place, read.previous(), (period, f) -> row.addMeasurements(measurement(period, f)));
    for (Figure figure : read.benchmarks()) {
      if (!figure.value().isBlank()) row.addBenchmarks(benchmark(figure));
    }
    document.addIndicators(row);
  }

  private void add(ActivityIndicator read) {
    Place place = FindingWire.place(read.place());
    IndicatorRow.Builder row =
        IndicatorRow.newBuilder()
            .setImportKey(read.importKey())
            .setPlace(place)
            .setIndicator(
                indicator(Indicator.Kind.ACTIVITY, read.name(), read.code(), read.cycle()));
    dated(place, read.previous(), (period, f) -> row.addMeasurements(measurement(period, f)));
    ranges(place, read.ranges()).values().forEach(row::addExpectedRanges);
    document.addIndicators(row);
  }

  private Indicator indicator(Indicator.Kind kind, String name, String code, Cycle cycle) {
    return Indicator.newBuilder()
        .setCode(code)
        .setDisplayName(name)
        .setKind(kind)
        .setPolarity(Indicator.Polarity.UNSET)
        .setFrequency(
            switch (cycle.frequency()) {
              case MONTHLY -> Indicator.Frequency.MONTHLY;
              case QUARTERLY -> Indicator.Frequency.QUARTERLY;
              case TERMLY -> Indicator.Frequency.TERMLY;
              case ANNUAL -> Indicator.Frequency.ANNUAL;
              case UNSTATED -> Indicator.Frequency.FREQUENCY_UNSPECIFIED;
            })
        .setCalendar(
            switch (cycle.calendar()) {
              case FINANCIAL_YEAR -> Indicator.Calendar.FINANCIAL;
              case ACADEMIC_YEAR -> Indicator.Calendar.ACADEMIC;
              case CALENDAR_YEAR -> Indicator.Calendar.CALENDAR_YEAR;
              case UNSTATED -> Indicator.Calendar.CALENDAR_UNSPECIFIED;
            })
        .setPosition(document.getIndicatorsCount() + 1)
        .build();
  }

  private Map<String, ExpectedRange.Builder> ranges(
      Place place, List<ActivityIndicator.Range> ranges) {
    Map<String, ExpectedRange.Builder> byPeriod = new LinkedHashMap<>();
    for (ActivityIndicator.Range range : ranges) {
      dated(place, range.figures(), (period, figure) -> bound(byPeriod, place, range, figure));
    }
    return byPeriod;
  }

  private void bound(
      Map<String, ExpectedRange.Builder> byPeriod,
      Place place,
      ActivityIndicator.Range range,
      Figure figure) {
    String period = figure.period() == null ? "" : figure.period();
    ExpectedRange.Builder wire =
        byPeriod.computeIfAbsent(
            period,
            id -> ExpectedRange.newBuilder().setPeriod(id).setPeriodAsWritten(figure.label()));
    switch (range.bound()) {
      case LOWER -> limit(place, range, figure, wire.hasLower(), wire.getLowerBuilder());
      case UPPER -> limit(place, range, figure, wire.hasUpper(), wire.getUpperBuilder());
      case UNSTATED -> {
        if (!wire.hasLower() && !wire.hasUpper()) byPeriod.remove(period);
        refuse(
            place,
            range.asWritten() + " " + figure.label() + ": " + figure.value().asWritten(),
            "It is not said whether this is the upper or the lower limit.",
            "Write Upper or Lower before the row.");
      }
    }
  }

  /// Two rows may name the same bound; there is one of a period, so the first stands.
  private void limit(
      Place place,
      ActivityIndicator.Range range,
      Figure figure,
      boolean written,
      org.goldenthread.type.v1.QualifiedValue.Builder bound) {
    var value = ValueWire.value(figure.value());
    if (!written) {
      bound.mergeFrom(value);
    } else if (!value.equals(bound.build())) {
      refuse(
          place,
          range.asWritten() + " " + figure.label() + ": " + figure.value().asWritten(),
          "The document says "
              + FittingWire.cut(bound.getAsWritten(), 300)
              + " for this limit already; that was taken.",
          "Leave the right one in the document.");
    }
  }

  private void dated(Place place, List<Figure> figures, BiConsumer<String, Figure> add) {
    for (Figure figure : figures) {
      if (figure.value().isBlank()) continue;
      String period = figure.period();
      if (period != null) {
        add.accept(period, figure);
      } else {
        refuse(
            place,
            figure.label() + ": " + figure.value().asWritten(),
            "The period of this figure cannot be told from its heading for certain.",
            "Name the year in the heading, such as 2013-14, and say whether it is a financial or"
                + " an academic year.");
      }
    }
  }

  private void refuse(Place place, String text, String detail, String suggestion) {
    unread.add(
        UnreadItem.newBuilder()
            .setPlace(place)
            .setText(FittingWire.cut(text, 4000))
            .setReason(Reason.VALUE_REFUSED)
            .setDetail(detail)
            .setSuggestion(suggestion)
            .build());
  }

  /// A floor is set for the plan's whole year.
  private @Nullable String wholeYear(Cycle cycle) {
    if (year == null) return null;
    return switch (cycle.calendar()) {
      case ACADEMIC_YEAR -> "AY" + year.start();
      case CALENDAR_YEAR -> "CY" + year.start();
      case FINANCIAL_YEAR, UNSTATED -> "FY" + year.start();
    };
  }

  private static Target target(Target.Kind kind, Figure figure) {
    return Target.newBuilder()
        .setKind(kind)
        .setPeriod(figure.period() == null ? "" : figure.period())
        .setPeriodAsWritten(figure.label())
        .setValue(ValueWire.value(figure.value()))
        .build();
  }

  private static Measurement measurement(String period, Figure figure) {
    return Measurement.newBuilder()
        .setPeriod(period)
        .setPeriodAsWritten(figure.label())
        .setValue(ValueWire.value(figure.value()))
        .build();
  }

  private static Benchmark benchmark(Figure figure) {
    QualifiedValue value = figure.value();
    return Benchmark.newBuilder()
        .setPeriod(figure.period() == null ? "" : figure.period())
        .setPeriodAsWritten(figure.label())
        .setValue(ValueWire.value(value))
        .build();
  }
}
