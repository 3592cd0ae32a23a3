package org.goldenthread.plan.returns;

import com.google.protobuf.InvalidProtocolBufferException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.action.ActionRow;
import org.goldenthread.plan.action.ActionsAsAtWire;
import org.goldenthread.plan.monitoring.MonitoringRules;
import org.goldenthread.plan.priority.PriorityRow;
import org.goldenthread.plan.returns.value.FiguresValue;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.ListMonitoringReturnsResponse;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.ReportedProgress;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// What a return shows beside its row: the progress of every action, the numbers and what became of
/// the decisions. Until it is handed in they are what is recorded of its day; from then on what was
/// recorded when it was.
@Singleton
final class ReturnContentWire {
  private static final String IN_ORDER = "order by t.position, t.id";

  private final Resource<MonitoringReturnRow, MonitoringReturn> returns;
  private final Resource<PriorityRow, Priority> priorities;
  private final Resource<ActionRow, Action> actions;
  private final ActionsAsAtWire dated;
  private final DecisionChangesWire decisions;
  private final StatementStore statements;
  private final Today today;

  ReturnContentWire(
      Resource<MonitoringReturnRow, MonitoringReturn> returns,
      Resource<PriorityRow, Priority> priorities,
      Resource<ActionRow, Action> actions,
      ActionsAsAtWire dated,
      DecisionChangesWire decisions,
      StatementStore statements,
      Today today) {
    this.returns = returns;
    this.priorities = priorities;
    this.actions = actions;
    this.dated = dated;
    this.decisions = decisions;
    this.statements = statements;
    this.today = today;
  }

  /// All of a return, as of an instant; within a connection.
  MonitoringReturn whole(MonitoringReturnRow row, @Nullable Instant readTime) {
    MonitoringReturn.Builder whole = returns.message(row).toBuilder();
    if (ReturnRules.isFixed(row.state())) {
      Instant submitted = Objects.requireNonNull(row.submitTime());
      merge(statements.get(row.id(), submitted), whole);
    } else {
      whole.mergeFrom(statement(row, readTime));
    }
    return timed(whole.build(), readTime);
  }

  /// What is recorded of a return's day by an instant, which is what it says when it is handed in.
  MonitoringReturn statement(MonitoringReturnRow row, @Nullable Instant readTime) {
    List<Action> standing =
        dated.of(
            actions.table().select("t.plan = ?", IN_ORDER, List.of(row.plan()), readTime).stream()
                .map(actions::message)
                .toList(),
            row.asAt(),
            readTime);
    int listed = priorities.table().select("t.plan = ?", "", List.of(row.plan()), readTime).size();
    return MonitoringReturn.newBuilder()
        .addAllProgress(standing.stream().map(ReturnContentWire::reported).toList())
        .setFigures(MonitoringReturnWire.figures(figures(listed, standing)))
        .addAllComputedDecisionChanges(decisions.since(row.plan(), readTime))
        .build();
  }

  /// Whether it is late depends on the day on which that is asked.
  MonitoringReturn timed(MonitoringReturn message, @Nullable Instant readTime) {
    LocalDate due = Objects.requireNonNull(Days.of(message.getDueDate(), "due_date"));
    LocalDate handedIn = Days.of(message.getHandedInDate(), "handed_in_date");
    boolean late = ReturnRules.isLate(due, handedIn, today.at(readTime));
    return message.toBuilder().setLate(late).build();
  }

  ListMonitoringReturnsResponse timed(
      ListMonitoringReturnsResponse page, @Nullable Instant readTime) {
    ListMonitoringReturnsResponse.Builder timed =
        ListMonitoringReturnsResponse.newBuilder().setNextPageToken(page.getNextPageToken());
    page.getMonitoringReturnsList()
        .forEach(message -> timed.addMonitoringReturns(timed(message, readTime)));
    return timed.build();
  }

  private static FiguresValue figures(int priorities, List<Action> standing) {
    Map<Status, Integer> headlines = new EnumMap<>(Status.class);
    standing.stream()
        .filter(action -> action.getKind() == Action.Kind.HEADLINE)
        .forEach(action -> headlines.merge(status(action), 1, Integer::sum));
    MonitoringRules.Counts counts = MonitoringRules.count(headlines);
    return new FiguresValue(
        priorities,
        counts.actions(),
        counts.completed(),
        counts.onCourse(),
        counts.delayedOrCancelled(),
        counts.stoppedOrCancelled());
  }

  private static Status status(Action action) {
    return action.hasProgress() ? action.getProgress().getStatus() : Status.NOT_STARTED;
  }

  private static ReportedProgress reported(Action action) {
    ReportedProgress.Builder reported =
        ReportedProgress.newBuilder()
            .setAction(action.getName())
            .setKind(action.getKind())
            .setSourceNumber(action.getSourceNumber())
            .setText(action.getText());
    if (action.hasProgress()) {
      reported.setProgress(action.getProgress());
    }
    return reported.build();
  }

  private static void merge(byte[] statement, MonitoringReturn.Builder whole) {
    try {
      whole.mergeFrom(statement);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("what a return said cannot be read", damaged);
    }
  }
}
