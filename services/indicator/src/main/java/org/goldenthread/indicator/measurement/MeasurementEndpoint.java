package org.goldenthread.indicator.measurement;

import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.ResourceBuilder.Draft;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.CreateMeasurementRequest;
import org.goldenthread.indicator.v1.GetMeasurementRequest;
import org.goldenthread.indicator.v1.ListMeasurementsRequest;
import org.goldenthread.indicator.v1.ListMeasurementsResponse;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.MeasurementServiceGrpc.MeasurementServiceImplBase;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.QualifiedValue;
import org.jspecify.annotations.Nullable;

@Singleton
public final class MeasurementEndpoint extends MeasurementServiceImplBase {
  private final Resource<MeasurementRow, Measurement> measurements;
  private final MeasurementWire wire;
  private final Indicators indicators;
  private final IndicatorEndpoint periods;
  private final LinkWire links;

  MeasurementEndpoint(
      Resources resources,
      MeasurementStore store,
      MeasurementWire wire,
      Indicators indicators,
      IndicatorEndpoint periods,
      LinkWire links) {
    this.wire = wire;
    this.indicators = indicators;
    this.periods = periods;
    this.links = links;
    this.measurements =
        resources
            .of(MeasurementRow.class, store, Measurement.getDefaultInstance(), wire)
            .under(indicators.parent())
            .forEver()
            .ordered(
                List.of(
                    new Column<>("t.indicator", "text", MeasurementRow::indicator),
                    new Column<>("t.of_unit collate \"C\"", "text", MeasurementRow::ofUnit),
                    new Column<>("t.period collate \"C\"", "text", MeasurementRow::period),
                    new Column<>("t.revision", "integer", MeasurementRow::revision)))
            .filtered("period", "t.period = ?")
            .filtered("unit", "t.of_unit = ?")
            .filtered("plan", "t.plan = ?")
            .filteredUnless("all_revisions", "t.current = ?")
            .ownedBy(Ownership.ofUnit(MeasurementRow::unit))
            .ofPlan(row -> links.name("plans", row.plan()))
            .prepared(this::prepared)
            .build();
  }

  @Override
  public void getMeasurement(GetMeasurementRequest request, StreamObserver<Measurement> out) {
    Answers.one(out, () -> measurements.get(request));
  }

  @Override
  public void listMeasurements(
      ListMeasurementsRequest request, StreamObserver<ListMeasurementsResponse> out) {
    Answers.one(
        out, () -> measurements.list(request, ListMeasurementsResponse.getDefaultInstance()));
  }

  @Override
  public void createMeasurement(CreateMeasurementRequest request, StreamObserver<Measurement> out) {
    Answers.one(out, () -> measurements.create(request));
  }

  /// As parts of a document are merged into it.
  public Resource<?, Measurement> resource() {
    return measurements;
  }

  /// The figure in force of the same indicator, unit and period.
  public Optional<Measurement> standing(Key key, Measurement given) {
    return latest(key.parent(), given).map(measurements::message);
  }

  /// The figure in force that this one is, or was before it was revised.
  public Optional<Measurement> standing(String id) {
    return measurements
        .table()
        .select(
            "t.current and (t.indicator, t.of_unit, t.period) in"
                + " (select m.indicator, m.of_unit, m.period from measurement m where m.id = ?)",
            "",
            List.of(UUID.fromString(id)),
            null)
        .stream()
        .findFirst()
        .map(measurements::message);
  }

  /// The figure as it is read back once it is recorded.
  public Measurement normal(Key key, Measurement given) {
    String unit = indicators.find(key.parent()).map(Indicators.Brief::unitOfMeasure).orElse("");
    return wire.message(
        wire.row(key, completed(given, unit), new Stamp(0, Instant.EPOCH, Instant.EPOCH)));
  }

  /// Records a figure of a document; within its transaction.
  public Measurement add(Recording recording, Key key, Measurement given) {
    Measurement next = next(recording, key.parent(), given);
    return measurements.message(measurements.insert(recording, Operation.IMPORTED, key, next));
  }

  /// The figures in force of these indicators' own units, by indicator.
  public Map<String, List<Measurement>> byIndicator(List<String> ids, @Nullable Instant readTime) {
    return measurements
        .table()
        .select(
            "t.indicator = any(?) and t.current and t.of_unit = ''",
            "order by t.period collate \"C\", t.id",
            List.of(ids),
            readTime)
        .stream()
        .collect(
            Collectors.groupingBy(
                MeasurementRow::indicator,
                Collectors.mapping(measurements::message, Collectors.toList())));
  }

  /// The figure as it will be recorded: the next revision of its unit and period.
  private Measurement next(Recording recording, String indicator, Measurement given) {
    Optional<Indicators.Brief> locked = indicators.lock(indicator);
    int revision = latest(indicator, given).map(MeasurementRow::revision).orElse(0) + 1;
    return completed(given, locked.map(Indicators.Brief::unitOfMeasure).orElse("")).toBuilder()
        .setRevision(revision)
        .setCurrent(true)
        .setDefinitionVersion(locked.map(Indicators.Brief::definition).orElse(0))
        .setRecordedBy(recording.caller().subject())
        .build();
  }

  private Measurement prepared(Recording recording, Draft<Measurement> draft) {
    String indicator = draft.key().parent();
    periods.requirePeriod(indicator, draft.message().getPeriod());
    Measurement next = next(recording, indicator, draft.message());
    if (next.getRevision() > 1 && recording.cause().reason().isEmpty()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.REASON_REQUIRED,
          "There is a figure for this period already: say why it is corrected, in `reason`.");
    }
    return next;
  }

  private Optional<MeasurementRow> latest(String indicator, Measurement given) {
    return measurements
        .table()
        .select(
            "t.indicator = ? and t.of_unit = ? and t.period = ? and t.current",
            "",
            List.of(indicator, unit(given), given.getPeriod()),
            null)
        .stream()
        .findFirst();
  }

  private String unit(Measurement given) {
    return links.id(given.getUnit(), "measurement.unit");
  }

  private static Measurement completed(Measurement given, String unit) {
    if (given.hasValue() || given.getDenominator().isEmpty()) {
      return given;
    }
    BigDecimal figure =
        Ratio.of(new BigDecimal(given.getNumerator()), new BigDecimal(given.getDenominator()), unit)
            .orElseThrow(
                () -> Failure.invalid("measurement.denominator", "Nothing is divided by 0."));
    return given.toBuilder()
        .setValue(
            QualifiedValue.newBuilder()
                .setValue(figure.toPlainString())
                .setUnit(unit)
                .setQualifier(QualifiedValue.Qualifier.ACTUAL))
        .build();
  }
}
