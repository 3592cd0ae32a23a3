package org.goldenthread.indicator.measurement;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.Measurement;

@Singleton
final class MeasurementWire implements Wire<MeasurementRow, Measurement> {
  private final LinkWire links;
  private final Indicators indicators;

  MeasurementWire(LinkWire links, Indicators indicators) {
    this.links = links;
    this.indicators = indicators;
  }

  @Override
  public Measurement message(MeasurementRow row) {
    Measurement.Builder message =
        Measurement.newBuilder()
            .setPeriod(row.period())
            .setPeriodAsWritten(row.periodAsWritten())
            .setUnit(links.name("units", row.ofUnit()))
            .setNumerator(Numbers.text(row.numerator()))
            .setDenominator(Numbers.text(row.denominator()))
            .setNote(row.note())
            .setRevision(row.revision())
            .setCurrent(row.current())
            .setDefinitionVersion(row.definitionVersion())
            .setRecordedBy(row.recordedBy())
            .setPlan(links.name("plans", row.plan()));
    if (row.value() != null) {
      message.setValue(row.value().message());
    }
    return message.build();
  }

  @Override
  public MeasurementRow row(Key key, Measurement message, Stamp stamp) {
    return new MeasurementRow(
        key.uuid(),
        stamp.createTime(),
        key.parent(),
        indicators.unit(key.parent()),
        message.getPeriod(),
        message.getPeriodAsWritten(),
        links.id(message.getUnit(), "measurement.unit"),
        message.hasValue() ? QualifiedFigure.of(message.getValue(), "measurement.value") : null,
        Numbers.of(message.getNumerator()),
        Numbers.of(message.getDenominator()),
        message.getNote(),
        message.getRevision(),
        message.getDefinitionVersion(),
        message.getRecordedBy(),
        links.id(message.getPlan(), "measurement.plan"),
        message.getCurrent());
  }

  @Override
  public List<String> parents(MeasurementRow row) {
    return List.of(row.indicator());
  }
}
