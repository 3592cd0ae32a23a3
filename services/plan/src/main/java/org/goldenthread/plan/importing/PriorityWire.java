package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ValueWire.set;

import java.util.List;
import org.goldenthread.plan.document.content.KeyDecision;
import org.goldenthread.plan.document.content.PriorityDecision;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionRow;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.DecisionRow;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.MilestoneRow;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityRow;
import org.goldenthread.plan.value.RichText;

/// Section C, priority by priority, and the decisions of section B. Positions count through the
/// whole document, so that a list over all priorities reads as the document does.
final class PriorityWire {
  private final PlanDocument.Builder document;

  PriorityWire(PlanDocument.Builder document) {
    this.document = document;
  }

  void add(
      List<KeyDecision> keyDecisions,
      List<org.goldenthread.plan.document.content.Priority> priorities) {
    keyDecisions.forEach(this::add);
    priorities.forEach(this::add);
  }

  private void add(org.goldenthread.plan.document.content.Priority priority) {
    document.addPriorities(
        PriorityRow.newBuilder()
            .setImportKey(priority.importKey())
            .setPlace(FindingWire.place(priority.place()))
            .setPriority(
                Priority.newBuilder()
                    .setSourceNumber(priority.number())
                    .setTitle(priority.title())
                    .setDescription(RichText.of(priority.description()))
                    .setPosition(document.getPrioritiesCount() + 1)));
    priority.actions().forEach(action -> add(priority.importKey(), action));
    priority.milestones().forEach(milestone -> add(priority.importKey(), milestone));
    priority.decisions().forEach(decision -> add(priority.importKey(), decision));
  }

  private void add(String priorityKey, org.goldenthread.plan.document.content.Action action) {
    Action.Builder wire =
        Action.newBuilder()
            .setKind(
                switch (action.level()) {
                  case HEADLINE -> Action.Kind.HEADLINE;
                  case SUB_ACTION -> Action.Kind.SUB_ACTION;
                })
            .setSourceNumber(action.number())
            .setPosition(document.getActionsCount() + 1)
            .setText(action.text())
            .setOfficersAsWritten(action.officersAsWritten());
    set(ValueWire.date(action.start()), wire::setStart);
    set(ValueWire.date(action.end()), wire::setEnd);
    ActionRow.Builder row =
        ActionRow.newBuilder()
            .setImportKey(action.importKey())
            .setPlace(FindingWire.place(action.place()))
            .setAction(wire)
            .setPriorityKey(priorityKey);
    set(action.parentKey(), row::setParentActionKey);
    set(ValueWire.officers("officers", action.officers()), row::addOfficerNames);
    document.addActions(row);
  }

  private void add(String priorityKey, org.goldenthread.plan.document.content.Milestone milestone) {
    Milestone.Builder wire =
        Milestone.newBuilder()
            .setSourceNumber(milestone.letter())
            .setPosition(document.getMilestonesCount() + 1)
            .setText(milestone.text());
    set(ValueWire.date(milestone.date()), wire::setDue);
    document.addMilestones(
        MilestoneRow.newBuilder()
            .setImportKey(milestone.importKey())
            .setPlace(FindingWire.place(milestone.place()))
            .setMilestone(wire)
            .setPriorityKey(priorityKey));
  }

  private void add(String priorityKey, PriorityDecision decision) {
    document.addDecisions(
        DecisionRow.newBuilder()
            .setImportKey(decision.importKey())
            .setPlace(FindingWire.place(decision.place()))
            .setDecision(
                Decision.newBuilder()
                    .setSection(Decision.Section.C)
                    .setSourceNumber(decision.number())
                    .setPosition(document.getDecisionsCount() + 1)
                    .setText(decision.text())
                    .setInForwardPlan(
                        switch (decision.inForwardPlan()) {
                          case YES -> Decision.InForwardPlan.YES;
                          case NO -> Decision.InForwardPlan.NO;
                          case UNKNOWN -> Decision.InForwardPlan.UNKNOWN;
                        })
                    .setInForwardPlanAsWritten(decision.inForwardPlanAsWritten()))
            .setPriorityKey(priorityKey));
  }

  /// Section B does not ask whether a decision is on the forward plan.
  private void add(KeyDecision decision) {
    Decision.Builder wire =
        Decision.newBuilder()
            .setSection(Decision.Section.B)
            .setSourceNumber(decision.number())
            .setPosition(document.getDecisionsCount() + 1)
            .setText(decision.text())
            .setInForwardPlan(Decision.InForwardPlan.UNKNOWN);
    set(ValueWire.date(decision.date()), wire::setDue);
    document.addDecisions(
        DecisionRow.newBuilder()
            .setImportKey(decision.importKey())
            .setPlace(FindingWire.place(decision.place()))
            .setDecision(wire));
  }
}
