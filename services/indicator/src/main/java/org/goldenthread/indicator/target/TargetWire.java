package org.goldenthread.indicator.target;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.Target;

@Singleton
final class TargetWire implements Wire<TargetRow, Target> {
  private final LinkWire links;
  private final Indicators indicators;

  TargetWire(LinkWire links, Indicators indicators) {
    this.links = links;
    this.indicators = indicators;
  }

  @Override
  public Target message(TargetRow row) {
    return Target.newBuilder()
        .setKind(Target.Kind.valueOf(row.kind()))
        .setPeriod(row.period())
        .setPeriodAsWritten(row.periodAsWritten())
        .setUnit(links.name("units", row.ofUnit()))
        .setValue(row.value().message())
        .setPlan(links.name("plans", row.plan()))
        .setVersion(row.version())
        .build();
  }

  @Override
  public TargetRow row(Key key, Target message, Stamp stamp) {
    return new TargetRow(
        key.uuid(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        key.parent(),
        indicators.unit(key.parent()),
        message.getKind().name(),
        message.getPeriod(),
        message.getPeriodAsWritten(),
        links.id(message.getUnit(), "target.unit"),
        QualifiedFigure.of(message.getValue(), "target.value"),
        links.id(message.getPlan(), "target.plan"),
        Math.max(1, message.getVersion()));
  }

  @Override
  public List<String> parents(TargetRow row) {
    return List.of(row.indicator());
  }
}
