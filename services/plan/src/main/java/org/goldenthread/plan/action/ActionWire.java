package org.goldenthread.plan.action;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.StrategyLinkWire;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class ActionWire implements Wire<ActionRow, Action> {
  private final PlanChildren children;
  private final Links links;

  ActionWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public Action message(ActionRow row) {
    Action.Builder message =
        Action.newBuilder()
            .setPriority(links.child(row.plan(), "priorities", row.priority()))
            .setKind(row.kind())
            .setParentAction(links.child(row.plan(), "actions", row.parentAction()))
            .setSourceNumber(row.sourceNumber())
            .setPosition(row.position())
            .setText(row.text())
            .addAllOfficers(links.officers(row.officers()))
            .setOfficersAsWritten(row.officersAsWritten())
            .setCarriedFrom(row.carriedFrom())
            .setUnit(links.unit(row.unit()))
            .addAllStrategyLinks(StrategyLinkWire.messages(row.strategyLinks()));
    if (row.start() != null) {
      message.setStart(row.start().message());
    }
    if (row.end() != null) {
      message.setEnd(row.end().message());
    }
    if (row.progress() != null) {
      message.setProgress(ProgressWire.message(row.progress()));
    }
    return message.build();
  }

  @Override
  public ActionRow row(Key key, Action message, Stamp stamp) {
    String plan = key.parent();
    UUID priority = links.childId(plan, "priorities", message.getPriority(), "priority");
    if (priority == null) {
      throw Links.missing("priority");
    }
    return new ActionRow(
        key.uuid(),
        plan,
        children.unit(plan),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        priority,
        message.getKind(),
        links.childId(plan, "actions", message.getParentAction(), "parent_action"),
        message.getSourceNumber(),
        message.getPosition(),
        message.getText(),
        links.officerIds(message.getOfficersList(), "officers"),
        message.getOfficersAsWritten(),
        WrittenWire.date(message.hasStart(), message.getStart(), "action.start"),
        WrittenWire.date(message.hasEnd(), message.getEnd(), "action.end"),
        message.hasProgress() ? ProgressWire.value(message.getProgress()) : null,
        message.getCarriedFrom(),
        StrategyLinkWire.values(message.getStrategyLinksList()));
  }

  @Override
  public List<String> parents(ActionRow row) {
    return List.of(row.plan());
  }
}
