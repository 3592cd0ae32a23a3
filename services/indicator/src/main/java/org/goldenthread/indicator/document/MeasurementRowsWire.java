package org.goldenthread.indicator.document;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.indicator.measurement.MeasurementEndpoint;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.ReportItem;
import org.goldenthread.type.v1.ReportItem.Outcome;

/// The figures of a document. One that differs from what an earlier document said is a new
/// revision; one that an officer has recorded since stands.
@Singleton
final class MeasurementRowsWire {
  private final MeasurementEndpoint measurements;
  private final Ids ids;

  MeasurementRowsWire(MeasurementEndpoint measurements, Ids ids) {
    this.measurements = measurements;
    this.ids = ids;
  }

  void apply(
      DocumentMerge merge,
      Recording recording,
      String plan,
      List<IndicatorRow> rows,
      Map<String, String> names) {
    Map<String, Measurement> said =
        merge.said(measurements.resource(), Measurement.getDefaultInstance());
    Map<String, DocumentRow<Measurement>> seen = new LinkedHashMap<>();
    for (IndicatorRow row : rows) {
      String indicator = id(names.getOrDefault(row.getImportKey(), ""));
      for (Measurement read : row.getMeasurementsList()) {
        DocumentRow<Measurement> figure = figure(row, indicator, plan, read);
        DocumentRow<Measurement> first = seen.putIfAbsent(figure.importKey(), figure);
        if (first != null) {
          SecondFigureWire.meet(merge, first, figure);
        } else if (indicator.isEmpty()) {
          merge.stayDeleted(measurements.resource(), figure, "its indicator was deleted");
        } else {
          meet(merge, recording, figure, Optional.ofNullable(said.get(figure.importKey())));
        }
      }
    }
    merge.gone(
        measurements.resource(),
        seen.keySet(),
        id -> measurements.standing(id).map(Measurement::getName));
  }

  private DocumentRow<Measurement> figure(
      IndicatorRow row, String indicator, String plan, Measurement read) {
    return new DocumentRow<>(
        row.getImportKey() + "/" + read.getPeriod() + "/" + read.getUnit(),
        row.getPlace(),
        row.getIndicator().getDisplayName(),
        new Key(List.of(indicator), ids.uuid()),
        read.toBuilder().clearName().setPlan(plan).build());
  }

  private void meet(
      DocumentMerge merge,
      Recording recording,
      DocumentRow<Measurement> row,
      Optional<Measurement> base) {
    Measurement file = measurements.normal(row.key(), row.message());
    Optional<Measurement> standing = measurements.standing(row.key(), file);
    Outcome outcome = outcome(base, standing, file);
    boolean taken = outcome == Outcome.CREATED || outcome == Outcome.CHANGED;
    Measurement after =
        taken ? measurements.add(recording, row.key(), file) : standing.orElseThrow();
    // Kept also where the officer's figure stands: the same file sent again is no new conflict.
    merge.say(measurements.resource(), row.importKey(), id(after.getName()), file);
    boolean told = outcome == Outcome.CREATED || outcome == Outcome.UNCHANGED;
    merge.report(
        measurements.resource(),
        outcome,
        after.getName(),
        row,
        told ? List.of() : List.of(field(outcome, base, file, after)));
  }

  /// A figure is merged as a whole: one party's numerator over the other's denominator is nobody's.
  private static Outcome outcome(
      Optional<Measurement> base, Optional<Measurement> standing, Measurement file) {
    if (standing.isEmpty()) {
      return Outcome.CREATED;
    }
    if (same(standing.get(), file)) {
      return Outcome.UNCHANGED;
    }
    if (base.isEmpty()) {
      return Outcome.CONFLICT;
    }
    if (same(base.get(), standing.get())) {
      return Outcome.CHANGED;
    }
    return same(base.get(), file) ? Outcome.KEPT : Outcome.CONFLICT;
  }

  private static ReportItem.Field field(
      Outcome outcome, Optional<Measurement> base, Measurement file, Measurement record) {
    return ReportItem.Field.newBuilder()
        .setField("value")
        .setOutcome(outcome)
        .setBefore(base.map(before -> before.getValue().getAsWritten()).orElse(""))
        .setFile(file.getValue().getAsWritten())
        .setRecord(record.getValue().getAsWritten())
        .build();
  }

  private static boolean same(Measurement one, Measurement other) {
    QualifiedValue value = one.getValue();
    return value.equals(other.getValue())
        && one.getNumerator().equals(other.getNumerator())
        && one.getDenominator().equals(other.getDenominator());
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
