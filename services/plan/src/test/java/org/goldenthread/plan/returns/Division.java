package org.goldenthread.plan.returns;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.GetMonitoringReturnRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListMonitoringRowsRequest;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringReturnServiceGrpc;
import org.goldenthread.plan.v1.MonitoringReturnServiceGrpc.MonitoringReturnServiceBlockingStub;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.MonitoringServiceGrpc;
import org.goldenthread.plan.v1.OpenMonitoringReturnsRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.SignOffMonitoringReturnRequest;
import org.goldenthread.plan.v1.SubmitMonitoringReturnRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;

/// A division with a plan for 2013-14, and calls about its returns in one line.
///
/// @param plan with one priority and headline actions called `Action 1` and so on
record Division(ServiceUnderTest service, Plan plan) {
  private static final String FSC = "directorates/fsc";

  static Division with(ServiceUnderTest service, String unit, int actions) {
    makeUnit(service, unit);
    Plan plan =
        as(service, PlanServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
            .createPlan(
                CreatePlanRequest.newBuilder()
                    .setParent(FSC)
                    .setPlanId(unit)
                    .setPlan(
                        Plan.newBuilder()
                            .setTitle(unit)
                            .setKind(Plan.Kind.DIVISIONAL)
                            .setPlanYear("2013-14")
                            .setUnit(FSC + "/units/" + unit))
                    .build());
    Division division = new Division(service, plan);
    Priority priority = division.addPriority();
    for (int i = 1; i <= actions; i++) {
      division.addAction(priority, "Action " + i);
    }
    return division;
  }

  static String makeUnit(ServiceUnderTest service, String unit) {
    return as(service, UnitServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent(FSC)
                .setUnitId(unit)
                .setUnit(Unit.newBuilder().setDisplayName(unit).setKind(Unit.Kind.DIVISION))
                .build())
        .getName();
  }

  <S extends AbstractStub<S>> S as(S stub, String grant) {
    return as(service, stub, grant);
  }

  private static <S extends AbstractStub<S>> S as(ServiceUnderTest service, S stub, String grant) {
    String token = service.issuer().mint().subject("jo").grants(grant).signed();
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  Priority addPriority() {
    return as(PriorityServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .createPriority(
            CreatePriorityRequest.newBuilder()
                .setParent(plan.getName())
                .setPriority(Priority.newBuilder().setTitle("A priority"))
                .build());
  }

  private void addAction(Priority priority, String text) {
    var _ =
        actions()
            .createAction(
                CreateActionRequest.newBuilder()
                    .setParent(plan.getName())
                    .setAction(
                        Action.newBuilder()
                            .setPriority(priority.getName())
                            .setKind(Action.Kind.HEADLINE)
                            .setText(text))
                    .build());
  }

  /// Puts the plan into a state, as its life cycle does.
  void put(Plan.State state) {
    String id = plan.getName().substring(plan.getName().lastIndexOf('/') + 1);
    Sql.as(
        service.database()::connect,
        role -> {
          role.setAutoCommit(false);
          Sql.run(
              role,
              "update plan set state = ?, publish_time = recorded_instant(),"
                  + " update_time = recorded_instant(), etag = etag + 1 where id = ?",
              state.name(),
              id);
          role.commit();
          return true;
        });
  }

  MonitoringReturn open(Round round, String period) {
    return read(openAll(round, period).getFirst());
  }

  List<String> openAll(Round round, String period) {
    return returns("fsc:planner")
        .openMonitoringReturns(
            OpenMonitoringReturnsRequest.newBuilder()
                .setParent(plan.getName())
                .setPlanYear(plan.getPlanYear())
                .setRound(round)
                .setPeriod(period)
                .setDueDate("2014-04-30")
                .build())
        .getOpenedList();
  }

  MonitoringReturn read(String name) {
    return returns("fsc:viewer")
        .getMonitoringReturn(GetMonitoringReturnRequest.newBuilder().setName(name).build());
  }

  MonitoringReturn submit(MonitoringReturn seen) {
    return returns("fsc:planner")
        .submitMonitoringReturn(
            SubmitMonitoringReturnRequest.newBuilder()
                .setName(seen.getName())
                .setEtag(seen.getEtag())
                .build());
  }

  MonitoringReturn signOff(MonitoringReturn seen) {
    return returns("fsc:approver")
        .signOffMonitoringReturn(
            SignOffMonitoringReturnRequest.newBuilder()
                .setName(seen.getName())
                .setEtag(seen.getEtag())
                .build());
  }

  /// The instant from which it is recorded.
  Timestamp record(Action action, Status status, String day) {
    return actions()
        .recordProgress(
            RecordProgressRequest.newBuilder()
                .setName(action.getName())
                .setStatus(status)
                .setAsAt(day)
                .build())
        .getUpdateTime();
  }

  List<Action> list() {
    return actions()
        .listActions(ListActionsRequest.newBuilder().setParent(plan.getName()).build())
        .getActionsList();
  }

  /// What stood of the actions on a day, as it was recorded by an instant.
  List<Status> statuses(String day, Timestamp readTime) {
    return actions()
        .listActions(
            ListActionsRequest.newBuilder()
                .setParent(plan.getName())
                .setAsAt(day)
                .setReadTime(readTime)
                .build())
        .getActionsList()
        .stream()
        .map(action -> action.getProgress().getStatus())
        .toList();
  }

  /// The plan's row of the mid-year table.
  MonitoringRow row() {
    return as(MonitoringServiceGrpc.newBlockingStub(service.channel()), "fsc:viewer")
        .listMonitoringRows(
            ListMonitoringRowsRequest.newBuilder()
                .setParent(FSC)
                .setPlanYear(plan.getPlanYear())
                .setRound(Round.MID_YEAR)
                .build())
        .getRowsList()
        .stream()
        .filter(row -> row.getPlan().equals(plan.getName()))
        .findFirst()
        .orElseThrow();
  }

  ActionServiceBlockingStub actions() {
    return as(ActionServiceGrpc.newBlockingStub(service.channel()), "fsc:planner");
  }

  private MonitoringReturnServiceBlockingStub returns(String grant) {
    return as(MonitoringReturnServiceGrpc.newBlockingStub(service.channel()), grant);
  }

  /// How a call ended: `done`, or the reason from the public catalogue.
  static String end(Callable<?> call) {
    try {
      var _ = call.call();
      return "done";
    } catch (StatusRuntimeException refused) {
      return reason(refused);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static String reason(StatusRuntimeException refused) {
    for (Any detail : Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException damaged) {
          throw new IllegalStateException(damaged);
        }
      }
    }
    throw refused;
  }

  /// Does something so many times at once, and gives what came out of each.
  static <T> List<T> atOnce(int times, IntFunction<Callable<T>> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(work.apply(i));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
