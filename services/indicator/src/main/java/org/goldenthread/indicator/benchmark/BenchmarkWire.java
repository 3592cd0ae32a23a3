package org.goldenthread.indicator.benchmark;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.Benchmark;

@Singleton
final class BenchmarkWire implements Wire<BenchmarkRow, Benchmark> {
  private final LinkWire links;
  private final Indicators indicators;

  BenchmarkWire(LinkWire links, Indicators indicators) {
    this.links = links;
    this.indicators = indicators;
  }

  @Override
  public Benchmark message(BenchmarkRow row) {
    return Benchmark.newBuilder()
        .setAuthority(row.authority())
        .setPeriod(row.period())
        .setPeriodAsWritten(row.periodAsWritten())
        .setValue(row.value().message())
        .setSource(row.source())
        .setNote(row.note())
        .setPlan(links.name("plans", row.plan()))
        .build();
  }

  @Override
  public BenchmarkRow row(Key key, Benchmark message, Stamp stamp) {
    return new BenchmarkRow(
        key.uuid(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        key.parent(),
        indicators.unit(key.parent()),
        message.getAuthority(),
        message.getPeriod(),
        message.getPeriodAsWritten(),
        QualifiedFigure.of(message.getValue(), "benchmark.value"),
        message.getSource(),
        message.getNote(),
        links.id(message.getPlan(), "benchmark.plan"));
  }

  @Override
  public List<String> parents(BenchmarkRow row) {
    return List.of(row.indicator());
  }
}
