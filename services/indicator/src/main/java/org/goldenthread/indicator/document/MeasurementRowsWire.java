package org.goldenthread.indicator.document;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.indicator.measurement.MeasurementEndpoint;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.ReportItem;
import org.goldenthread.type.v1.ReportItem.Outcome;

/// The figures of a document. One that differs from what an earlier document said is a new
/// revision; one that an officer has recorded since stands.
@Singleton
final class MeasurementRowsWire {
  private final MeasurementEndpoint measurements;

  MeasurementRowsWire(MeasurementEndpoint measurements) {
    this.measurements = measurements;
  }

  void apply(
      Recording recording,
      PartReport.Builder report,
      String plan,
      List<IndicatorRow> rows,
      Map<String, String> names) {
    PartReport.Count.Builder count = PartReport.Count.newBuilder().setKind("Measurement");
    for (IndicatorRow row : rows) {
      String name = names.getOrDefault(row.getImportKey(), "");
      for (Measurement read : row.getMeasurementsList()) {
        if (name.isEmpty()) {
          count.setStaysDeleted(count.getStaysDeleted() + 1);
        } else {
          Measurement file = read.toBuilder().clearName().setPlan(plan).build();
          report(report, count, row, meet(recording, name, file));
        }
      }
    }
    report.addCounts(count);
  }

  private ReportItem.Builder meet(Recording recording, String indicator, Measurement file) {
    List<Measurement> revisions = measurements.revisions(indicator, file);
    Measurement given = measurements.normal(indicator, file);
    if (revisions.isEmpty()) {
      return created(recording, indicator, given, Outcome.CREATED);
    }
    Measurement standing = revisions.getLast();
    if (same(standing, given)) {
      return item(Outcome.UNCHANGED, standing);
    }
    if (standing.getPlan().equals(file.getPlan())) {
      return created(recording, indicator, given, Outcome.CHANGED)
          .addFields(field(Outcome.CHANGED, standing, given, given));
    }
    boolean said =
        revisions.stream()
            .anyMatch(before -> before.getPlan().equals(file.getPlan()) && same(before, given));
    Outcome outcome = said ? Outcome.KEPT : Outcome.CONFLICT;
    return item(outcome, standing)
        .addFields(field(outcome, Measurement.getDefaultInstance(), given, standing));
  }

  private ReportItem.Builder created(
      Recording recording, String indicator, Measurement given, Outcome outcome) {
    return item(outcome, measurements.add(recording, indicator, given));
  }

  private static void report(
      PartReport.Builder report,
      PartReport.Count.Builder count,
      IndicatorRow row,
      ReportItem.Builder item) {
    switch (item.getOutcome()) {
      case CREATED -> count.setCreated(count.getCreated() + 1);
      case CHANGED -> count.setChanged(count.getChanged() + 1);
      case KEPT -> count.setKept(count.getKept() + 1);
      case CONFLICT -> count.setConflicts(count.getConflicts() + 1);
      default -> count.setUnchanged(count.getUnchanged() + 1);
    }
    if (item.getOutcome() != Outcome.UNCHANGED) {
      String words = row.getIndicator().getDisplayName();
      report.addItems(
          item.setKind("Measurement")
              .setPlace(row.getPlace())
              .setWords(words.substring(0, Math.min(300, words.length()))));
    }
  }

  private static ReportItem.Builder item(Outcome outcome, Measurement measurement) {
    return ReportItem.newBuilder().setOutcome(outcome).setResource(measurement.getName());
  }

  private static ReportItem.Field field(
      Outcome outcome, Measurement before, Measurement file, Measurement record) {
    return ReportItem.Field.newBuilder()
        .setField("value")
        .setOutcome(outcome)
        .setBefore(before.getValue().getAsWritten())
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
}
