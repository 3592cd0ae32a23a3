package org.goldenthread.plan.returns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.CreateDecisionRequest;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.DecisionChange;
import org.goldenthread.plan.v1.DecisionServiceGrpc;
import org.goldenthread.plan.v1.DecisionServiceGrpc.DecisionServiceBlockingStub;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.DeleteDecisionRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.MonitoringFigures;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.MonitoringReturn.State;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.goldenthread.plan.v1.MonitoringRow;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.UpdateDecisionRequest;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What a monitoring return says once it is handed in and signed off, whoever does what at once.
class SignedReturnTest {
  private static final ServiceUnderTest SERVICE = ServiceUnderTest.start("plan");
  private static final String DAY = "2013-09-30";
  private static final List<String> QUARTERS =
      List.of("FY2013-Q1", "FY2013-Q2", "FY2013-Q3", "FY2013-Q4");
  private static final List<Status> STATUSES =
      List.of(Status.ON_COURSE, Status.COMPLETED, Status.DELAYED, Status.ON_HOLD, Status.STOPPED);

  @AfterAll
  static void close() {
    SERVICE.close();
  }

  @Test
  void a_round_that_is_opened_many_times_at_once_has_one_return_for_each_plan() {
    Division division = Division.with(SERVICE, "opened-at-once", 1);

    List<Integer> opened =
        Division.atOnce(8, i -> () -> division.openAll(Round.MID_YEAR, "").size());

    assertEquals(1, Collections.frequency(opened, 1), opened.toString());
    assertEquals(7, Collections.frequency(opened, 0), opened.toString());
  }

  @Test
  void two_sign_offs_at_once_have_one_effect() {
    Division division = Division.with(SERVICE, "signed-at-once", 1);
    for (String quarter : QUARTERS) {
      MonitoringReturn submitted = division.submit(division.open(Round.QUARTERLY, quarter));

      List<String> ends =
          Division.atOnce(8, i -> () -> Division.end(() -> division.signOff(submitted)));

      assertEquals(1, Collections.frequency(ends, "done"), ends.toString());
      assertEquals(7, Collections.frequency(ends, "ETAG_MISMATCH"), ends.toString());
      assertEquals("1", signOffs(submitted));
      assertEquals(State.SIGNED_OFF, division.read(submitted.getName()).getState());
    }
  }

  @Test
  void what_is_signed_off_shows_the_same_for_ever() {
    Division division = Division.with(SERVICE, "for-ever", 6);
    List<Action> actions = division.list();
    Random random = new Random(7);
    actions.forEach(
        action -> division.record(action, STATUSES.get(random.nextInt(STATUSES.size())), DAY));
    MonitoringReturn signed = division.signOff(division.submit(division.open(Round.MID_YEAR, "")));
    MonitoringRow row = division.row();

    actions.subList(1, 6).forEach(action -> division.record(action, Status.CANCELLED, DAY));
    remove(division, actions.getFirst());
    var _ = division.addPriority();
    division.put(Plan.State.CLOSED);

    assertEquals(signed, division.read(signed.getName()));
    assertEquals(row.toBuilder().setPlanState(Plan.State.CLOSED).build(), division.row());
    assertTrue(row.getSignedOff());
    assertEquals(signed.getFigures(), figures(row));
  }

  @Test
  void what_was_handed_in_is_what_the_record_showed_at_that_instant() {
    Division division = Division.with(SERVICE, "meanwhile", 8);
    List<Action> actions = division.list();
    for (String quarter : QUARTERS) {
      MonitoringReturn open = division.open(Round.QUARTERLY, quarter);

      List<Timestamp> instants =
          Division.atOnce(
              9,
              i ->
                  i == 4
                      ? () -> division.submit(open).getSubmitTime()
                      : recording(division, actions.get(i % 8), open.getAsAt()));

      MonitoringReturn submitted = division.read(open.getName());
      assertEquals(instants.get(4), submitted.getSubmitTime());
      assertEquals(
          division.statuses(open.getAsAt(), submitted.getSubmitTime()),
          submitted.getProgressList().stream()
              .map(reported -> reported.getProgress().getStatus())
              .toList());
    }
  }

  @Test
  void a_closed_plan_refuses_progress_and_its_return_is_signed_off_all_the_same() {
    Division division = Division.with(SERVICE, "closed-before", 1);
    MonitoringReturn open = division.open(Round.YEAR_END, "");
    division.put(Plan.State.CLOSED);

    assertEquals(
        "PLAN_CLOSED",
        Division.end(() -> division.record(division.list().getFirst(), Status.COMPLETED, DAY)));
    assertEquals(State.SIGNED_OFF, division.signOff(division.submit(open)).getState());
  }

  @Test
  void changes_of_decisions_are_told_from_publication_on() {
    Division division = Division.with(SERVICE, "decided", 1);
    Decision moved = decide(division, "Where to build");
    Decision gone = decide(division, "Whether to build");
    MonitoringReturn open = division.open(Round.MID_YEAR, "");
    assertEquals(List.of(), open.getComputedDecisionChangesList());
    division.put(Plan.State.PUBLISHED);

    Decision.Builder later = moved.toBuilder();
    later.getDueBuilder().setAsWritten("May 2014");
    var _ =
        decisions(division)
            .updateDecision(
                UpdateDecisionRequest.newBuilder().setDecision(later).setReason("Later").build());
    var _ =
        decisions(division)
            .deleteDecision(
                DeleteDecisionRequest.newBuilder()
                    .setName(gone.getName())
                    .setEtag(gone.getEtag())
                    .setReason("Dropped")
                    .build());
    Decision added = decide(division, "Who builds");

    List<DecisionChange> told = division.read(open.getName()).getComputedDecisionChangesList();
    assertEquals(
        List.of(
            moved.getName() + " MOVED From no date to May 2014.",
            added.getName() + " ADDED Who builds",
            gone.getName() + " WITHDRAWN Whether to build"),
        told.stream()
            .map(change -> change.getDecision() + " " + change.getKind() + " " + change.getText())
            .toList());
    assertEquals("2014-05-31", told.getFirst().getDue().getLatest());
  }

  @Test
  void a_plan_that_moves_takes_its_signed_return_along() {
    Division division = Division.with(SERVICE, "moved", 1);
    MonitoringReturn signed = division.signOff(division.submit(division.open(Round.MID_YEAR, "")));
    String home = Division.makeUnit(SERVICE, "new-home");

    var _ =
        division
            .as(PlanServiceGrpc.newBlockingStub(SERVICE.channel()), "fsc:planner")
            .updatePlan(
                UpdatePlanRequest.newBuilder()
                    .setPlan(division.plan().toBuilder().setUnit(home))
                    .build());

    MonitoringReturn moved = division.read(signed.getName());
    assertEquals(home, moved.getUnit());
    assertEquals(signed.getProgressList(), moved.getProgressList());
    assertEquals(signed.getSignOff(), moved.getSignOff());
  }

  @Test
  void nobody_who_runs_the_service_can_alter_what_was_handed_in() {
    Division division = Division.with(SERVICE, "unaltered", 1);
    var _ = division.submit(division.open(Round.MID_YEAR, ""));

    assertEquals("42501", refusal("update return_statement set statement = ''"));
    assertEquals("42501", refusal("delete from return_statement"));
  }

  private static String refusal(String sql) {
    return Sql.as(
        SERVICE.database()::connect,
        role -> {
          try {
            Sql.run(role, sql);
            return "done";
          } catch (SQLException refused) {
            return refused.getSQLState();
          }
        });
  }

  /// How often the change log tells that it was signed off.
  private static String signOffs(MonitoringReturn of) {
    return Sql.as(
        SERVICE.database()::connect,
        role ->
            Sql.text(
                role,
                "select count(*) from change where resource = ? and 'sign_off' = any(fields)",
                of.getName()));
  }

  private static MonitoringFigures figures(MonitoringRow row) {
    return MonitoringFigures.newBuilder()
        .setPriorities(row.getPriorities())
        .setActions(row.getActions())
        .setCompleted(row.getCompleted())
        .setOnCourse(row.getOnCourse())
        .setDelayedOrCancelled(row.getDelayedOrCancelled())
        .setStoppedOrCancelled(row.getStoppedOrCancelled())
        .setOverallRag(row.getOverallRag())
        .build();
  }

  private static Callable<Timestamp> recording(Division division, Action action, String day) {
    return () -> {
      Timestamp last = Timestamp.getDefaultInstance();
      for (Status status : STATUSES) {
        last = division.record(action, status, day);
      }
      return last;
    };
  }

  private static void remove(Division division, Action action) {
    Action now =
        division
            .actions()
            .getAction(GetActionRequest.newBuilder().setName(action.getName()).build());
    var _ =
        division
            .actions()
            .deleteAction(
                DeleteActionRequest.newBuilder()
                    .setName(now.getName())
                    .setEtag(now.getEtag())
                    .build());
  }

  private static Decision decide(Division division, String text) {
    return decisions(division)
        .createDecision(
            CreateDecisionRequest.newBuilder()
                .setParent(division.plan().getName())
                .setDecision(Decision.newBuilder().setSection(Decision.Section.B).setText(text))
                .setReason("It came up")
                .build());
  }

  private static DecisionServiceBlockingStub decisions(Division division) {
    return division.as(DecisionServiceGrpc.newBlockingStub(SERVICE.channel()), "fsc:planner");
  }
}
