package org.goldenthread.gateway.view;

import java.util.Collection;
import java.util.List;
import org.goldenthread.gateway.view.MonitoringRules.Colour;
import org.goldenthread.gateway.view.MonitoringRules.Counts;
import org.goldenthread.gateway.view.MonitoringRules.Status;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.Rag;
import org.goldenthread.view.v1.ActionCounts;
import org.goldenthread.view.v1.MonitoringTotal;

/// The monitoring report's counts between the contract and the rules.
final class MonitoringWire {
  private MonitoringWire() {}

  static Counts counts(Collection<MonitoringRow> rows) {
    return rows.stream().map(MonitoringWire::counts).reduce(Counts.NONE, Counts::plus);
  }

  private static Counts counts(MonitoringRow row) {
    return new Counts(
        row.getPriorities(),
        row.getActions(),
        row.getCompleted(),
        row.getOnCourse(),
        row.getDelayedOrCancelled(),
        row.getStoppedOrCancelled());
  }

  static MonitoringTotal total(Counts counts) {
    return MonitoringTotal.newBuilder()
        .setPriorities(counts.priorities())
        .setActions(counts.actions())
        .setCompleted(counts.completed())
        .setOnCourse(counts.onCourse())
        .setDelayedOrCancelled(counts.delayedOrCancelled())
        .setOverallRag(rag(counts.overall()))
        .build();
  }

  /// Headline actions counted, and sub-actions only told.
  static ActionCounts counts(List<Action> actions) {
    List<Status> headline =
        actions.stream()
            .filter(action -> action.getKind() == Action.Kind.HEADLINE)
            .map(action -> status(action.getProgress().getStatus()))
            .toList();
    Counts counts = MonitoringRules.count(0, headline);
    return ActionCounts.newBuilder()
        .setActions(counts.actions())
        .setCompleted(counts.completed())
        .setOnCourse(counts.onCourse())
        .setDelayedOrCancelled(counts.delayedOrCancelled())
        .setOverallRag(rag(counts.overall()))
        .setSubActions(actions.size() - headline.size())
        .build();
  }

  /// What was never recorded counts as not started; so does a judgement of a newer version that
  /// this one has no name for, for it is neither completed nor given up as far as can be told.
  private static Status status(ActionProgress.Status status) {
    return switch (status) {
      case STATUS_UNSPECIFIED, NOT_STARTED, UNRECOGNIZED -> Status.NOT_STARTED;
      case ON_COURSE -> Status.ON_COURSE;
      case PARTIALLY_COMPLETE -> Status.PARTIALLY_COMPLETE;
      case COMPLETED -> Status.COMPLETED;
      case DELAYED -> Status.DELAYED;
      case ON_HOLD -> Status.ON_HOLD;
      case STOPPED -> Status.STOPPED;
      case CANCELLED -> Status.CANCELLED;
    };
  }

  private static Rag.Colour rag(Colour colour) {
    return switch (colour) {
      case NONE -> Rag.Colour.COLOUR_UNSPECIFIED;
      case GREEN -> Rag.Colour.GREEN;
      case AMBER -> Rag.Colour.AMBER;
      case RED -> Rag.Colour.RED;
    };
  }
}
