package org.goldenthread.plan.plan;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.v1.PlanRevision;

@Singleton
final class PlanRevisionWire implements Wire<PlanRevisionRow, PlanRevision> {
  private final PlanChildren children;

  PlanRevisionWire(PlanChildren children) {
    this.children = children;
  }

  @Override
  public PlanRevision message(PlanRevisionRow row) {
    return PlanRevision.newBuilder()
        .setNumber(row.number())
        .setReason(row.reason())
        .setRevisedBy(row.revisedBy())
        .setReviseTime(Shape.timestamp(row.createTime()))
        .build();
  }

  @Override
  public PlanRevisionRow row(Key key, PlanRevision message, Stamp stamp) {
    return new PlanRevisionRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getNumber(),
        message.getReason(),
        message.getRevisedBy());
  }

  @Override
  public List<String> parents(PlanRevisionRow row) {
    return List.of(row.plan());
  }
}
