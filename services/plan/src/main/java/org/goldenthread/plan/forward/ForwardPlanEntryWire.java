package org.goldenthread.plan.forward;

import jakarta.inject.Singleton;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.decision.DecisionRow;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;
import org.jspecify.annotations.Nullable;

@Singleton
final class ForwardPlanEntryWire implements Wire<ForwardPlanEntryRow, ForwardPlanEntry> {
  private final Resource<DecisionRow, Decision> decisions;
  private final Links links;

  ForwardPlanEntryWire(Resource<DecisionRow, Decision> decisions, Links links) {
    this.decisions = decisions;
    this.links = links;
  }

  @Override
  public ForwardPlanEntry message(ForwardPlanEntryRow row) {
    ForwardPlanEntry.Builder message =
        ForwardPlanEntry.newBuilder()
            .setReference(row.reference())
            .setText(row.text())
            .setDecisionMaker(row.decisionMaker())
            .setPortfolio(row.portfolio())
            .setPublishedOn(Days.text(row.publishedOn()))
            .setTakenOn(Days.text(row.takenOn()))
            .setNotice(row.notice())
            .setKeyBecause(row.keyBecause())
            .addAllContacts(links.officers(row.contacts()))
            .setPrivateMeeting(row.privateMeeting())
            .addAllDocuments(row.documents())
            .setUnit(links.unit(row.unit()));
    if (row.plan() != null) {
      message.setDecision(links.child(row.plan(), "decisions", row.decision()));
    }
    if (row.due() != null) {
      message.setDue(row.due().message());
    }
    if (row.value() != null) {
      message.setValue(row.value().message());
    }
    return message.build();
  }

  @Override
  public ForwardPlanEntryRow row(Key key, ForwardPlanEntry message, Stamp stamp) {
    DecisionRow decision = decision(message.getDecision());
    return new ForwardPlanEntryRow(
        key.uuid(),
        decision == null ? null : decision.plan(),
        decision == null ? links.unitId(message.getUnit(), "unit") : decision.unit(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getReference(),
        decision == null ? null : decision.id(),
        message.getText(),
        message.getDecisionMaker(),
        message.getPortfolio(),
        Days.of(message.getPublishedOn(), "published_on"),
        WrittenWire.date(message.hasDue(), message.getDue(), "forward_plan_entry.due"),
        Days.of(message.getTakenOn(), "taken_on"),
        message.getNotice(),
        message.getKeyBecause(),
        WrittenWire.quantity(message.hasValue(), message.getValue()),
        links.officerIds(message.getContactsList(), "contacts"),
        message.getPrivateMeeting(),
        message.getDocumentsList());
  }

  private @Nullable DecisionRow decision(String name) {
    return name.isEmpty()
        ? null
        : decisions
            .find(name, null)
            .orElseThrow(() -> org.goldenthread.chassis.resource.Links.missing("decision", name));
  }
}
