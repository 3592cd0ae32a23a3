package org.goldenthread.plan.returns;

import com.google.protobuf.Timestamp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.monitoring.MonitoringRules;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.returns.value.FiguresValue;
import org.goldenthread.plan.returns.value.ReopeningValue;
import org.goldenthread.plan.returns.value.SignOffValue;
import org.goldenthread.plan.v1.MonitoringFigures;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.Reopening;
import org.goldenthread.plan.v1.SignOff;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.RichText;

/// What a return's row holds; what else a return shows [ReturnContentWire] adds.
@Singleton
final class MonitoringReturnWire implements Wire<MonitoringReturnRow, MonitoringReturn> {
  private final PlanChildren children;
  private final AccountWire account;
  private final Links links;

  MonitoringReturnWire(PlanChildren children, AccountWire account, Links links) {
    this.children = children;
    this.account = account;
    this.links = links;
  }

  @Override
  public MonitoringReturn message(MonitoringReturnRow row) {
    MonitoringReturn.Builder message =
        MonitoringReturn.newBuilder()
            .setRound(row.round())
            .setPeriod(row.period())
            .setAsAt(Days.text(row.asAt()))
            .setDueDate(Days.text(row.dueDate()))
            .setState(row.state())
            .setNarrative(row.narrative())
            .setReturnedReason(row.returnedReason())
            .setPlanYear(row.planYear())
            .addAllOfficers(links.officers(row.officers()))
            .setUnit(links.unit(row.unit()))
            .setSubmittedBy(row.submittedBy())
            .setHandedInDate(Days.text(row.handedInDate()))
            .addAllReopenings(row.reopenings().stream().map(this::reopening).toList());
    account.fill(row.plan(), row.account(), message);
    if (row.submitTime() != null) {
      message.setSubmitTime(Shape.timestamp(row.submitTime()));
    }
    if (row.figures() != null) {
      message.setFigures(figures(row.figures()));
    }
    if (row.signOff() != null) {
      message.setSignOff(signOff(row.signOff()));
    }
    return message.build();
  }

  @Override
  public MonitoringReturnRow row(Key key, MonitoringReturn message, Stamp stamp) {
    String plan = key.parent();
    return new MonitoringReturnRow(
        key.uuid(),
        plan,
        children.unit(plan),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPlanYear(),
        message.getRound(),
        message.getPeriod(),
        Objects.requireNonNull(Days.of(message.getAsAt(), "monitoring_return.as_at")),
        Objects.requireNonNull(Days.of(message.getDueDate(), "monitoring_return.due_date")),
        links.officerIds(message.getOfficersList(), "officers"),
        message.getState(),
        RichText.clean(message.getNarrative(), "monitoring_return.narrative"),
        account.value(plan, message),
        message.getReturnedReason(),
        message.getSubmittedBy(),
        message.hasSubmitTime() ? instant(message.getSubmitTime()) : null,
        Days.of(message.getHandedInDate(), "monitoring_return.handed_in_date"),
        message.hasFigures() ? figures(message.getFigures()) : null,
        message.hasSignOff() ? signOff(message.getSignOff()) : null,
        message.getReopeningsList().stream().map(this::reopening).toList());
  }

  @Override
  public List<String> parents(MonitoringReturnRow row) {
    return List.of(row.plan());
  }

  static MonitoringFigures figures(FiguresValue value) {
    return MonitoringFigures.newBuilder()
        .setPriorities(value.priorities())
        .setActions(value.actions())
        .setCompleted(value.completed())
        .setOnCourse(value.onCourse())
        .setDelayedOrCancelled(value.delayedOrCancelled())
        .setStoppedOrCancelled(value.stoppedOrCancelled())
        .setOverallRag(
            MonitoringRules.overall(value.actions(), value.completed(), value.stoppedOrCancelled()))
        .build();
  }

  private static FiguresValue figures(MonitoringFigures message) {
    return new FiguresValue(
        message.getPriorities(),
        message.getActions(),
        message.getCompleted(),
        message.getOnCourse(),
        message.getDelayedOrCancelled(),
        message.getStoppedOrCancelled());
  }

  private SignOff signOff(SignOffValue value) {
    return SignOff.newBuilder()
        .setOfficer(officer(value.officer()))
        .setSignedBy(value.signedBy())
        .setSignTime(Shape.timestamp(value.signTime()))
        .setNote(value.note())
        .build();
  }

  private SignOffValue signOff(SignOff message) {
    return new SignOffValue(
        officerId(message.getOfficer()),
        message.getSignedBy(),
        instant(message.getSignTime()),
        message.getNote());
  }

  private Reopening reopening(ReopeningValue value) {
    return Reopening.newBuilder()
        .setReason(value.reason())
        .setReopenedBy(value.reopenedBy())
        .setReopenTime(Shape.timestamp(Instant.parse(value.reopenTime())))
        .setSignOff(
            signOff(
                new SignOffValue(
                    value.officer(),
                    value.signedBy(),
                    Instant.parse(value.signTime()),
                    value.note())))
        .build();
  }

  private ReopeningValue reopening(Reopening message) {
    SignOffValue undone = signOff(message.getSignOff());
    return new ReopeningValue(
        message.getReason(),
        message.getReopenedBy(),
        instant(message.getReopenTime()).toString(),
        undone.officer(),
        undone.signedBy(),
        undone.signTime().toString(),
        undone.note());
  }

  private String officer(String id) {
    return id.isEmpty() ? "" : links.officer(id);
  }

  private String officerId(String name) {
    return name.isEmpty() ? "" : links.officerIds(List.of(name), "sign_off.officer").getFirst();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
