package org.goldenthread.plan.importing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.Timescale;
import org.goldenthread.type.v1.Comparison.Comparator;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.OfficerNames;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// Values as the reader understood them, as the contract has them. A blank one is null: the field
/// stays absent.
final class ValueWire {
  private static final Duration A_WEEK = Duration.ofDays(7);

  /// Up to here a time is usually told in hours.
  private static final Duration IN_HOURS = Duration.ofDays(3);

  private ValueWire() {}

  /// Sets a field where there is a value for it.
  static <T> void set(@Nullable T value, Consumer<T> field) {
    if (value != null) field.accept(value);
  }

  static @Nullable FuzzyDate date(org.goldenthread.plan.document.value.@Nullable FuzzyDate date) {
    if (date == null || date.isBlank()) return null;
    FuzzyDate.Builder wire =
        FuzzyDate.newBuilder()
            .setAsWritten(date.asWritten())
            .setPrecision(FuzzyDate.Precision.valueOf(date.precision().name()));
    set(date.earliest(), day -> wire.setEarliest(day.toString()));
    set(date.latest(), day -> wire.setLatest(day.toString()));
    return wire.build();
  }

  static @Nullable Quantity quantity(
      org.goldenthread.plan.document.value.@Nullable Quantity quantity) {
    if (quantity == null || quantity.isBlank()) return null;
    return Quantity.newBuilder()
        .setAsWritten(quantity.asWritten())
        .setValue(decimal(quantity.value()))
        .setUnit(quantity.unit() == null ? "" : quantity.unit())
        .setScale(quantity.scale())
        .setComparator(comparator(quantity))
        .setLowest(decimal(quantity.lowest()))
        .setHighest(decimal(quantity.highest()))
        .setReadingNote(quantity.readingNote())
        .build();
  }

  static QualifiedValue value(org.goldenthread.plan.document.value.QualifiedValue value) {
    QualifiedValue.Builder wire =
        QualifiedValue.newBuilder()
            .setAsWritten(value.asWritten())
            .setQualifier(qualifier(value))
            .setNote(value.note());
    Quantity figure = quantity(value.figure());
    if (figure != null) {
      wire.setValue(figure.getValue())
          .setUnit(figure.getUnit())
          .setScale(figure.getScale())
          .setComparator(figure.getComparator())
          .setLowest(figure.getLowest())
          .setHighest(figure.getHighest())
          .setReadingNote(figure.getReadingNote());
    }
    set(date(value.expected()), wire::setExpected);
    return wire.build();
  }

  static @Nullable Quantity timescale(Timescale timescale) {
    if (timescale.isBlank()) return null;
    Quantity.Builder wire = Quantity.newBuilder().setAsWritten(timescale.asWritten());
    Duration length = timescale.duration();
    if (length != null) lengthOfTime(length, wire);
    return wire.build();
  }

  private static void lengthOfTime(Duration length, Quantity.Builder wire) {
    if (length.toMinutes() % 60 != 0) {
      wire.setValue(Long.toString(length.toMinutes())).setUnit("minutes");
    } else if (length.toHours() % 24 != 0 || length.compareTo(IN_HOURS) <= 0) {
      wire.setValue(Long.toString(length.toHours())).setUnit("hours");
    } else if (length.toDays() % A_WEEK.toDays() != 0) {
      wire.setValue(Long.toString(length.toDays())).setUnit("days");
    } else {
      wire.setValue(Long.toString(length.toDays() / A_WEEK.toDays())).setUnit("weeks");
    }
  }

  /// The names of one cell for one field; null where the cell names nobody.
  static @Nullable OfficerNames officers(String field, List<Officer> officers) {
    List<String> names = officers.stream().map(Officer::name).distinct().toList();
    return names.isEmpty()
        ? null
        : OfficerNames.newBuilder().setField(field).addAllNames(names).build();
  }

  private static String decimal(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private static Comparator comparator(org.goldenthread.plan.document.value.Quantity quantity) {
    return switch (quantity.comparator()) {
      case NONE -> Comparator.COMPARATOR_UNSPECIFIED;
      case AT_MOST -> Comparator.AT_MOST;
      case AT_LEAST -> Comparator.AT_LEAST;
      case LESS_THAN -> Comparator.LESS_THAN;
      case MORE_THAN -> Comparator.MORE_THAN;
      case ABOUT -> Comparator.ABOUT;
    };
  }

  private static QualifiedValue.Qualifier qualifier(
      org.goldenthread.plan.document.value.QualifiedValue value) {
    return switch (value.qualifier()) {
      case ACTUAL -> QualifiedValue.Qualifier.ACTUAL;
      case PROVISIONAL -> QualifiedValue.Qualifier.PROVISIONAL;
      case DRAFT -> QualifiedValue.Qualifier.DRAFT;
      case ESTIMATED -> QualifiedValue.Qualifier.ESTIMATED;
      case TBC -> QualifiedValue.Qualifier.TBC;
      case NOT_YET_SET -> QualifiedValue.Qualifier.NOT_YET_SET;
      case NEW_INDICATOR -> QualifiedValue.Qualifier.NEW_INDICATOR;
      case DISCONTINUED -> QualifiedValue.Qualifier.DISCONTINUED;
      case NOT_APPLICABLE -> QualifiedValue.Qualifier.NOT_APPLICABLE;
      case SUPPRESSED -> QualifiedValue.Qualifier.SUPPRESSED;
      case MISSING -> QualifiedValue.Qualifier.MISSING;
      case UNKNOWN -> QualifiedValue.Qualifier.QUALIFIER_UNSPECIFIED;
    };
  }
}
