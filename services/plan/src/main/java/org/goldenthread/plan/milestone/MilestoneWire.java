package org.goldenthread.plan.milestone;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class MilestoneWire implements Wire<MilestoneRow, Milestone> {
  private final PlanChildren children;
  private final Links links;

  MilestoneWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public Milestone message(MilestoneRow row) {
    Milestone.Builder message =
        Milestone.newBuilder()
            .setPriority(links.child(row.plan(), "priorities", row.priority()))
            .setSourceNumber(row.sourceNumber())
            .setPosition(row.position())
            .setText(row.text())
            .setReachedOn(Days.text(row.reachedOn()))
            .setCarriedFrom(row.carriedFrom());
    if (row.due() != null) {
      message.setDue(row.due().message());
    }
    return message.build();
  }

  @Override
  public MilestoneRow row(Key key, Milestone message, Stamp stamp) {
    UUID priority = links.childId(key.parent(), "priorities", message.getPriority(), "priority");
    if (priority == null) {
      throw Links.missing("priority");
    }
    return new MilestoneRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        priority,
        message.getSourceNumber(),
        message.getPosition(),
        message.getText(),
        WrittenWire.date(message.hasDue(), message.getDue(), "milestone.due"),
        Days.of(message.getReachedOn(), "milestone.reached_on"),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(MilestoneRow row) {
    return List.of(row.plan());
  }
}
