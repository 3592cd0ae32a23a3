package org.goldenthread.indicator.range;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.ExpectedRange;

@Singleton
final class ExpectedRangeWire implements Wire<ExpectedRangeRow, ExpectedRange> {
  private final LinkWire links;
  private final Indicators indicators;

  ExpectedRangeWire(LinkWire links, Indicators indicators) {
    this.links = links;
    this.indicators = indicators;
  }

  @Override
  public ExpectedRange message(ExpectedRangeRow row) {
    ExpectedRange.Builder message =
        ExpectedRange.newBuilder()
            .setPeriod(row.period())
            .setPeriodAsWritten(row.periodAsWritten())
            .setUnit(links.name("units", row.ofUnit()))
            .setPlan(links.name("plans", row.plan()))
            .setVersion(row.version());
    if (row.lower() != null) {
      message.setLower(row.lower().message());
    }
    if (row.upper() != null) {
      message.setUpper(row.upper().message());
    }
    return message.build();
  }

  @Override
  public ExpectedRangeRow row(Key key, ExpectedRange message, Stamp stamp) {
    return new ExpectedRangeRow(
        key.uuid(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        key.parent(),
        indicators.unit(key.parent()),
        message.getPeriod(),
        message.getPeriodAsWritten(),
        links.id(message.getUnit(), "expected_range.unit"),
        message.hasLower() ? QualifiedFigure.of(message.getLower(), "expected_range.lower") : null,
        message.hasUpper() ? QualifiedFigure.of(message.getUpper(), "expected_range.upper") : null,
        links.id(message.getPlan(), "expected_range.plan"),
        Math.max(1, message.getVersion()));
  }

  @Override
  public List<String> parents(ExpectedRangeRow row) {
    return List.of(row.indicator());
  }
}
