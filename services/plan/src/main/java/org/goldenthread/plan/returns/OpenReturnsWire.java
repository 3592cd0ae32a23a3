package org.goldenthread.plan.returns;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.OpenMonitoringReturnsRequest;
import org.goldenthread.plan.v1.OpenMonitoringReturnsResponse;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// Opens the returns of a round.
@Singleton
final class OpenReturnsWire {
  private static final String BY_TITLE = "order by t.title collate \"en-x-icu\", t.id";

  private final Writes writes;
  private final Resource<PlanRow, Plan> plans;
  private final Resource<MonitoringReturnRow, MonitoringReturn> returns;
  private final Links links;
  private final Ids ids;

  OpenReturnsWire(
      Writes writes,
      Resource<PlanRow, Plan> plans,
      Resource<MonitoringReturnRow, MonitoringReturn> returns,
      Links links,
      Ids ids) {
    this.writes = writes;
    this.plans = plans;
    this.returns = returns;
    this.links = links;
    this.ids = ids;
  }

  OpenMonitoringReturnsResponse open(OpenMonitoringReturnsRequest request) {
    MonitoringReturn blank = blank(request);
    return writes.write(
        request,
        new Recording.Cause(request.getRequestId(), "", ""),
        OpenMonitoringReturnsResponse.getDefaultInstance(),
        recording -> open(recording, request.getParent(), blank));
  }

  private OpenMonitoringReturnsResponse open(
      Recording recording, String parent, MonitoringReturn blank) {
    // Who opens the same round at the same time finds these returns there.
    recording.takeTurns("MonitoringReturn");
    List<PlanRow> asked = plans(parent, blank.getPlanYear());
    Set<String> open = open(asked, blank);
    OpenMonitoringReturnsResponse.Builder answer =
        OpenMonitoringReturnsResponse.newBuilder().setAlreadyOpen(open.size());
    for (PlanRow plan : asked) {
      if (!open.contains(plan.id())) {
        Key key = new Key(List.of(plan.id()), ids.uuid());
        MonitoringReturn due =
            blank.toBuilder().addAllOfficers(links.officers(plan.planOwners())).build();
        answer.addOpened(returns.name(returns.insert(recording, Operation.CREATED, key, due)));
      }
    }
    return answer.build();
  }

  /// The plans of the year that the caller may open returns of.
  private List<PlanRow> plans(String parent, String planYear) {
    Where where = new Where().add("t.plan_year = ?", planYear);
    if (parent.equals(links.plan("-"))) {
      Permit.current().scope().ifPresent(own -> where.add("t.unit = any(?)", List.copyOf(own)));
    } else {
      PlanRow only =
          plans
              .find(parent, null)
              .orElseThrow(() -> Failure.notFound(ErrorReason.PARENT_NOT_FOUND, parent));
      where.add("t.id = ?", only.id());
    }
    return plans.table().select(where.sql(), BY_TITLE, where.parameters(), null);
  }

  private Set<String> open(List<PlanRow> asked, MonitoringReturn blank) {
    return returns
        .table()
        .select(
            "t.plan = any(?) and t.round = ? and t.period = ?",
            "",
            List.of(asked.stream().map(PlanRow::id).toList(), blank.getRound(), blank.getPeriod()),
            null)
        .stream()
        .map(MonitoringReturnRow::plan)
        .collect(Collectors.toSet());
  }

  /// What all of the round's returns are when they are opened.
  private static MonitoringReturn blank(OpenMonitoringReturnsRequest request) {
    PlanYear year =
        PlanYear.find(request.getPlanYear())
            .orElseThrow(
                () ->
                    Failure.invalid(
                        "plan_year", "A plan's year is written as two that follow: 2013-14."));
    LocalDate lastDay =
        RoundRules.lastDay(year, request.getRound(), request.getPeriod())
            .orElseThrow(
                () ->
                    Failure.invalid(
                        "period",
                        "A quarterly round has a quarter of its year, such as FY2013-Q2, a monthly"
                            + " one a month of it, such as 2013-04, and the others have none."));
    LocalDate given = Days.of(request.getAsAt(), "as_at");
    LocalDate asAt = given == null ? lastDay : given;
    LocalDate due = Days.of(request.getDueDate(), "due_date");
    if (due == null || due.isBefore(asAt)) {
      throw Failure.invalid(
          "due_date", "A return cannot be due before the day on which it reports, " + asAt + ".");
    }
    return MonitoringReturn.newBuilder()
        .setPlanYear(request.getPlanYear())
        .setRound(request.getRound())
        .setPeriod(request.getPeriod())
        .setAsAt(asAt.toString())
        .setDueDate(due.toString())
        .setState(MonitoringReturn.State.OPEN)
        .build();
  }
}
