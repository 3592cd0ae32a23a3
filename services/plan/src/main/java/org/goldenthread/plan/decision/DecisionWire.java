package org.goldenthread.plan.decision;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class DecisionWire implements Wire<DecisionRow, Decision> {
  private final PlanChildren children;
  private final Links links;

  DecisionWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public Decision message(DecisionRow row) {
    Decision.Builder message =
        Decision.newBuilder()
            .setSection(row.section())
            .setPriority(links.child(row.plan(), "priorities", row.priority()))
            .setSourceNumber(row.sourceNumber())
            .setPosition(row.position())
            .setText(row.text())
            .setInForwardPlan(row.inForwardPlan())
            .setInForwardPlanAsWritten(row.inForwardPlanAsWritten())
            .setCarriedFrom(row.carriedFrom());
    if (row.due() != null) {
      message.setDue(row.due().message());
    }
    return message.build();
  }

  @Override
  public DecisionRow row(Key key, Decision message, Stamp stamp) {
    return new DecisionRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getSection(),
        links.childId(key.parent(), "priorities", message.getPriority(), "priority"),
        message.getSourceNumber(),
        message.getPosition(),
        message.getText(),
        WrittenWire.date(message.hasDue(), message.getDue(), "decision.due"),
        message.getInForwardPlan(),
        message.getInForwardPlanAsWritten(),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(DecisionRow row) {
    return List.of(row.plan());
  }
}
