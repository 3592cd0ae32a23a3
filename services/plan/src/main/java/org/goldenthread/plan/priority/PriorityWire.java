package org.goldenthread.plan.priority;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.RichText;
import org.goldenthread.plan.value.StrategyLinkWire;

@Singleton
final class PriorityWire implements Wire<PriorityRow, Priority> {
  private final PlanChildren children;
  private final Links links;

  PriorityWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public Priority message(PriorityRow row) {
    return Priority.newBuilder()
        .setSourceNumber(row.sourceNumber())
        .setTitle(row.title())
        .setDescription(row.description())
        .setPosition(row.position())
        .addAllLeadOfficers(links.officers(row.leadOfficers()))
        .setLeadOfficersAsWritten(row.leadOfficersAsWritten())
        .addAllStrategyLinks(StrategyLinkWire.messages(row.strategyLinks()))
        .setCarriedFrom(row.carriedFrom())
        .build();
  }

  @Override
  public PriorityRow row(Key key, Priority message, Stamp stamp) {
    return new PriorityRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getSourceNumber(),
        message.getTitle(),
        RichText.clean(message.getDescription(), "priority.description"),
        message.getPosition(),
        links.officerIds(message.getLeadOfficersList(), "lead_officers"),
        message.getLeadOfficersAsWritten(),
        StrategyLinkWire.values(message.getStrategyLinksList()),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(PriorityRow row) {
    return List.of(row.plan());
  }
}
