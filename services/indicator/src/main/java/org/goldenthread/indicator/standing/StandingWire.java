package org.goldenthread.indicator.standing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.indicator.period.DueRules;
import org.goldenthread.indicator.period.Period;
import org.goldenthread.indicator.rating.Polarity;
import org.goldenthread.indicator.rating.Rating.Limits;
import org.goldenthread.indicator.rating.Rating.Standard;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.Rating;
import org.goldenthread.indicator.v1.Target;
import org.goldenthread.indicator.v1.Travel;
import org.goldenthread.type.v1.QualifiedValue;
import org.jspecify.annotations.Nullable;

/// One indicator with its records, from which its standing is told.
///
/// @param figures those in force of the indicator's own unit
/// @param due when a period's figure is due
record StandingWire(
    Indicator indicator,
    List<Measurement> figures,
    List<Target> targets,
    List<ExpectedRange> ranges,
    DueRules due) {
  StandingWire {
    figures = List.copyOf(figures);
    targets = List.copyOf(targets);
    ranges = List.copyOf(ranges);
  }

  /// @param asked the period whose standards are applied; empty for the figure's or the next one
  /// @param valuePeriod the period of the figure; empty for the latest
  IndicatorStanding standing(String asked, String valuePeriod) {
    IndicatorStanding.Builder standing =
        IndicatorStanding.newBuilder()
            .setIndicator(indicator)
            .addAllTargets(targets)
            .addAllExpectedRanges(ranges);
    @Nullable Measurement figure = figure(asked, valuePeriod).orElse(null);
    String period = asked.isEmpty() ? standardPeriod(figure) : asked;
    standing.setPeriod(period);
    @Nullable Target target = own(Target.Kind.TARGET, period);
    @Nullable Target floor = own(Target.Kind.FLOOR, period);
    @Nullable ExpectedRange range = own(period);
    if (figure != null) {
      standing.setMeasurement(figure).setTravel(travel(figure));
    }
    if (target != null) {
      standing.setTarget(target);
    }
    if (floor != null) {
      standing.setFloor(floor);
    }
    if (range != null) {
      standing.setExpectedRange(range);
    }
    dated(standing, period, figure);
    return standing.setRating(message(rating(figure, target, floor, range))).build();
  }

  private void dated(
      IndicatorStanding.Builder standing, String written, @Nullable Measurement figure) {
    if (!written.isEmpty() && !isDiscontinued(figure)) {
      Period period = Period.of(written);
      List<Period> returned = figures.stream().map(one -> Period.of(one.getPeriod())).toList();
      standing.setDueDate(due.date(period).toString()).setLate(due.isLate(period, returned));
    }
  }

  private Optional<Measurement> figure(String asked, String valuePeriod) {
    if (!valuePeriod.isEmpty()) {
      return of(valuePeriod);
    }
    @Nullable Period limit = asked.isEmpty() ? null : Period.of(asked);
    List<Period> periods = figures.stream().map(one -> Period.of(one.getPeriod())).toList();
    return Period.last(periods, limit).flatMap(last -> of(last.written()));
  }

  private Optional<Measurement> of(String period) {
    return figures.stream().filter(one -> one.getPeriod().equals(period)).findFirst();
  }

  private String standardPeriod(@Nullable Measurement figure) {
    Stream<String> written =
        indicator.getKind() == Indicator.Kind.ACTIVITY
            ? ranges.stream().filter(one -> one.getUnit().isEmpty()).map(ExpectedRange::getPeriod)
            : targets.stream()
                .filter(one -> one.getUnit().isEmpty() && one.getKind() == Target.Kind.TARGET)
                .map(Target::getPeriod);
    Set<Period> periods = written.map(Period::of).collect(Collectors.toSet());
    return Period.firstFrom(periods, figure == null ? null : Period.of(figure.getPeriod()))
        .map(Period::written)
        .orElse("");
  }

  private @Nullable Target own(Target.Kind kind, String period) {
    return targets.stream()
        .filter(one -> one.getUnit().isEmpty() && one.getKind() == kind)
        .filter(one -> one.getPeriod().equals(period))
        .findFirst()
        .orElse(null);
  }

  private @Nullable ExpectedRange own(String period) {
    return ranges.stream()
        .filter(one -> one.getUnit().isEmpty() && one.getPeriod().equals(period))
        .findFirst()
        .orElse(null);
  }

  private org.goldenthread.indicator.rating.Rating rating(
      @Nullable Measurement figure,
      @Nullable Target target,
      @Nullable Target floor,
      @Nullable ExpectedRange range) {
    if (isDiscontinued(figure)) {
      return org.goldenthread.indicator.rating.Rating.discontinued();
    }
    @Nullable BigDecimal value = figure == null ? null : number(figure.getValue());
    if (indicator.getKind() == Indicator.Kind.ACTIVITY) {
      return org.goldenthread.indicator.rating.Rating.of(
          value,
          new Limits(
              range == null ? null : number(range.getLower()),
              range == null ? null : number(range.getUpper())));
    }
    return org.goldenthread.indicator.rating.Rating.of(
        value,
        new Standard(
            polarity(),
            target == null ? null : number(target.getValue()),
            floor == null ? null : number(floor.getValue())));
  }

  private boolean isDiscontinued(@Nullable Measurement figure) {
    return indicator.getLifecycle() == Indicator.Lifecycle.DISCONTINUED
        || (figure != null
            && figure.getValue().getQualifier() == QualifiedValue.Qualifier.DISCONTINUED);
  }

  private Travel travel(Measurement figure) {
    return Travel.newBuilder()
        .setPreviousPeriod(direction(figure, Period::isJustBefore))
        .setPreviousYear(direction(figure, Period::isYearBefore))
        .build();
  }

  private Travel.Direction direction(Measurement figure, BiPredicate<Period, Period> before) {
    Period now = Period.of(figure.getPeriod());
    @Nullable BigDecimal value = number(figure.getValue());
    @Nullable BigDecimal earlier =
        figures.stream()
            .filter(one -> before.test(Period.of(one.getPeriod()), now))
            .findFirst()
            .map(one -> number(one.getValue()))
            .orElse(null);
    return value == null || earlier == null
        ? Travel.Direction.DIRECTION_UNSPECIFIED
        : Travel.Direction.valueOf(
            org.goldenthread.indicator.rating.Travel.of(polarity(), earlier, value).name());
  }

  private Polarity polarity() {
    return Polarity.valueOf(indicator.getPolarity().name());
  }

  /// The figure itself, whatever power of ten it is written in; null where no single number stands.
  private static @Nullable BigDecimal number(QualifiedValue value) {
    return value.getValue().isEmpty()
        ? null
        : new BigDecimal(value.getValue()).scaleByPowerOfTen(value.getScale());
  }

  private static Rating message(org.goldenthread.indicator.rating.Rating rating) {
    Rating.Builder message = Rating.newBuilder().setSentence(rating.sentence());
    switch (rating) {
      case org.goldenthread.indicator.rating.Rating.Coloured rated ->
          message.setColour(Rating.Colour.valueOf(rated.colour().name()));
      case org.goldenthread.indicator.rating.Rating.Banded banded ->
          message.setBand(Rating.Band.valueOf(banded.band().name()));
      case org.goldenthread.indicator.rating.Rating.NotRated not ->
          message.setNotRated(Rating.NotRated.valueOf(not.reason().name()));
    }
    return message.build();
  }
}
