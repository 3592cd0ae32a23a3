package org.goldenthread.plan.life;

import static org.goldenthread.plan.life.Division.APPROVER;
import static org.goldenthread.plan.life.Division.PLANNER;
import static org.goldenthread.plan.life.Division.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.ApprovePlanRequest;
import org.goldenthread.plan.v1.DeletePlanRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PublishPlanRequest;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.SendBackPlanRequest;
import org.goldenthread.plan.v1.SubmitPlanRequest;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A plan from draft to closed: who takes which step, and what is written in between.
class PlanLifeTest {
  private static Division division;

  @BeforeAll
  static void start() {
    division = new Division();
  }

  @AfterAll
  static void stop() {
    division.close();
  }

  @Test
  void a_plan_goes_from_draft_to_closed_step_by_step() {
    Plan plan = division.draft("steps");

    List<Plan.State> states = new ArrayList<>();
    states.add(division.submit(plan).getState());
    states.add(division.approve(plan).getState());
    Plan published = division.publish(plan);
    states.add(published.getState());
    states.add(division.close(plan).getState());

    assertEquals(
        List.of(Plan.State.SUBMITTED, Plan.State.APPROVED, Plan.State.PUBLISHED, Plan.State.CLOSED),
        states);
    assertEquals(published.getUpdateTime(), published.getPublishTime());
    assertEquals(0, published.getRevision());
    assertFalse(plan.hasPublishTime());
  }

  @Test
  void a_step_from_another_state_is_refused_and_says_so() {
    Plan plan = division.draft("wrong");

    assertEquals("FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> division.approve(plan)));
    assertEquals("FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> division.publish(plan)));
    assertEquals("FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> division.close(plan)));
    assertEquals(
        "FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> sendBack(plan, "Too early.")));
    var _ = division.submit(plan);
    assertEquals("FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> division.submit(plan)));
    assertEquals(Plan.State.SUBMITTED, division.read(plan).getState());
  }

  @Test
  void planners_submit_and_approvers_do_the_rest() {
    Plan plan = division.draft("roles");
    var submit = SubmitPlanRequest.newBuilder().setName(plan.getName()).setEtag(plan.getEtag());
    var approve = ApprovePlanRequest.newBuilder().setName(plan.getName()).setEtag(plan.getEtag());

    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> division.plans(APPROVER).submitPlan(submit.build())));
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> division.plans(PLANNER).approvePlan(approve.build())));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(() -> division.plans("fsc/elsewhere:approver").approvePlan(approve.build())));
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> division.plans("els:planner", "fsc:officer").submitPlan(submit.build())));
  }

  @Test
  void what_was_handed_in_does_not_change_until_it_is_sent_back() {
    Plan plan = division.draft("handed-in");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    var _ = division.submit(plan);

    assertEquals(
        "FAILED_PRECONDITION PLAN_UNDER_APPROVAL",
        refused(() -> division.reword(action, "Do something else", "A slip.")));
    var _ = division.approve(plan);
    assertEquals("FAILED_PRECONDITION PLAN_UNDER_APPROVAL", refused(() -> retitle(plan, "Mine")));
    assertEquals(
        "FAILED_PRECONDITION PLAN_UNDER_APPROVAL",
        refused(() -> division.priority(plan, "Second")));
    assertEquals(
        ActionProgress.Status.ON_COURSE, progress(action.getName()).getProgress().getStatus());

    Plan back = sendBack(plan, "Priority two is missing.");
    assertEquals(Plan.State.DRAFT, back.getState());
    assertEquals(
        "Do something else",
        division
            .reword(
                division
                    .actions(PLANNER)
                    .getAction(GetActionRequest.newBuilder().setName(action.getName()).build()),
                "Do something else",
                "")
            .getText());
    assertEquals(
        "Priority two is missing.",
        text("select reason from change where resource = ? and reason <> ''", plan.getName()));
  }

  @Test
  void a_plan_is_sent_back_with_a_reason_alone() {
    Plan plan = division.draft("unreasoned");
    var _ = division.submit(plan);

    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> sendBack(plan, "")));
    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> sendBack(plan, "  ")));
  }

  @Test
  void a_step_needs_the_version_that_was_seen() {
    Plan plan = division.draft("unseen");
    var request = SubmitPlanRequest.newBuilder().setName(plan.getName());

    assertEquals(
        "FAILED_PRECONDITION ETAG_REQUIRED",
        refused(() -> division.plans(PLANNER).submitPlan(request.build())));
    assertEquals(
        "ABORTED ETAG_MISMATCH",
        refused(() -> division.plans(PLANNER).submitPlan(request.setEtag("old").build())));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(
            () ->
                division
                    .plans(PLANNER)
                    .submitPlan(request.setName("directorates/fsc/plans/nowhere").build())));
  }

  @Test
  void of_many_approvals_at_once_one_has_an_effect() throws Exception {
    Plan plan = division.draft("approved-often");
    Plan submitted = division.submit(plan);
    var request =
        ApprovePlanRequest.newBuilder()
            .setName(plan.getName())
            .setEtag(submitted.getEtag())
            .build();

    List<String> outcomes =
        atOnce(
            16,
            () -> {
              try {
                return division.plans(APPROVER).approvePlan(request).getState().name();
              } catch (StatusRuntimeException failed) {
                return Division.why(failed);
              }
            });

    assertEquals(1, outcomes.stream().filter("APPROVED"::equals).count(), outcomes.toString());
    assertEquals(
        15, outcomes.stream().filter("ABORTED ETAG_MISMATCH"::equals).count(), outcomes.toString());
    assertEquals(
        "1",
        text(
            "select count(*) from change where resource = ? and recorded_at > ?::timestamptz",
            plan.getName(),
            instant(submitted)));
  }

  @Test
  void an_approval_that_is_repeated_with_its_key_has_one_effect_and_the_same_answer()
      throws Exception {
    Plan plan = division.draft("approved-again");
    Plan submitted = division.submit(plan);
    var request =
        ApprovePlanRequest.newBuilder()
            .setName(plan.getName())
            .setEtag(submitted.getEtag())
            .setRequestId(UUID.randomUUID().toString())
            .build();

    List<Plan> answers = atOnce(8, () -> division.plans(APPROVER).approvePlan(request));

    assertEquals(1, answers.stream().distinct().count());
    assertEquals(answers.getFirst(), division.read(plan));
  }

  @Test
  void a_closed_plan_refuses_everything() {
    Plan plan = division.draft("closed");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    var _ = division.published(plan);
    Plan closed = division.close(plan);

    assertEquals(
        "FAILED_PRECONDITION PLAN_CLOSED",
        refused(() -> division.reword(action, "Do more", "It was late.")));
    assertEquals("FAILED_PRECONDITION PLAN_CLOSED", refused(() -> progress(action.getName())));
    assertEquals("FAILED_PRECONDITION PLAN_CLOSED", refused(() -> retitle(plan, "Mine")));
    assertEquals(
        "FAILED_PRECONDITION PLAN_STATE_MISMATCH", refused(() -> sendBack(plan, "Again.")));
    assertEquals(
        "FAILED_PRECONDITION PLAN_NOT_DRAFT",
        refused(
            () ->
                division
                    .plans(PLANNER)
                    .deletePlan(
                        DeletePlanRequest.newBuilder()
                            .setName(plan.getName())
                            .setEtag(closed.getEtag())
                            .build())));
    assertEquals(closed, division.read(plan));
  }

  @Test
  void a_step_is_read_as_of_its_instant() {
    Plan plan = division.draft("read-back");
    Plan submitted = division.submit(plan);
    Plan approved = division.approve(plan);
    Plan published =
        division
            .plans(APPROVER)
            .publishPlan(
                PublishPlanRequest.newBuilder()
                    .setName(plan.getName())
                    .setEtag(approved.getEtag())
                    .build());

    for (Plan then : List.of(submitted, approved, published)) {
      assertEquals(
          then,
          division
              .plans("fsc:viewer")
              .getPlan(
                  GetPlanRequest.newBuilder()
                      .setName(plan.getName())
                      .setReadTime(then.getUpdateTime())
                      .build()));
    }
    assertTrue(published.hasPublishTime());
  }

  private static Plan sendBack(Plan plan, String reason) {
    return division
        .plans(APPROVER)
        .sendBackPlan(
            SendBackPlanRequest.newBuilder()
                .setName(plan.getName())
                .setEtag(division.read(plan).getEtag())
                .setReason(reason)
                .build());
  }

  private static Plan retitle(Plan plan, String title) {
    return division
        .plans(PLANNER)
        .updatePlan(
            UpdatePlanRequest.newBuilder()
                .setPlan(division.read(plan).toBuilder().setTitle(title))
                .setReason("It was wrong.")
                .build());
  }

  private static Action progress(String action) {
    return division
        .actions(PLANNER)
        .recordProgress(
            RecordProgressRequest.newBuilder()
                .setName(action)
                .setStatus(ActionProgress.Status.ON_COURSE)
                .build());
  }

  private static String text(String query, Object... parameters) {
    return Sql.as(
        division.service().database()::connect,
        connection -> Sql.text(connection, query, parameters));
  }

  private static String instant(Plan plan) {
    return Instant.ofEpochSecond(plan.getUpdateTime().getSeconds(), plan.getUpdateTime().getNanos())
        .toString();
  }

  static <T> List<T> atOnce(int times, Callable<T> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> answers = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(Collections.nCopies(times, work))) {
        answers.add(one.get());
      }
      return answers;
    }
  }
}
