package org.goldenthread.plan.life;

import static org.goldenthread.plan.life.Division.PLANNER;
import static org.goldenthread.plan.life.Division.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.ComparePlanWithPreviousRequest;
import org.goldenthread.plan.v1.CreateFinancialLineRequest;
import org.goldenthread.plan.v1.CreateMilestoneRequest;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLineServiceGrpc;
import org.goldenthread.plan.v1.GetPlanContentRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.MilestoneServiceGrpc;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanContentServiceGrpc;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.RollForwardPlanRequest;
import org.goldenthread.plan.v1.RollForwardPlanResponse;
import org.goldenthread.plan.v1.RolledForwardItem;
import org.goldenthread.plan.v1.SectionDFigures;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.Quantity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Next year's plan from this year's.
class RollForwardTest {
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
  void next_years_draft_carries_what_is_not_over_and_remembers_where_it_comes_from() {
    Plan plan = division.draft("forward");
    Priority priority = division.priority(plan, "Staying at home");
    Action open = division.action(plan, priority, "Open");
    Action done = division.action(plan, priority, "Done");
    Action step = step(plan, done, "Step of what is done");
    record(done, Status.COMPLETED);
    Action stopped = division.action(plan, priority, "Stopped");
    record(stopped, Status.STOPPED);
    record(open, Status.ON_COURSE);
    milestone(plan, priority, "Reached", "2013-06-01");
    milestone(plan, priority, "Ahead", "");
    financialLine(plan);
    var _ = division.published(plan);

    RollForwardPlanResponse answer = roll(plan);

    Plan next = answer.getPlan();
    assertEquals("directorates/fsc/plans/forward-2014-15", next.getName());
    assertEquals("forward plan 2014-15", next.getTitle());
    assertEquals("2014-15", next.getPlanYear());
    assertEquals(Plan.State.DRAFT, next.getState());
    assertEquals(plan.getName(), next.getPreviousPlan());
    assertFalse(next.hasPublishTime());
    assertEquals(
        List.of("OVER Action Stopped", "OVER Milestone Reached"),
        answer.getLeftOutList().stream()
            .map(item -> item.getReason() + " " + item.getKind() + " " + item.getLabel())
            .toList());
    PlanContent content = content(next);
    assertEquals(priority.getName(), content.getPriorities(0).getCarriedFrom());
    assertEquals(
        List.of(open.getName(), done.getName(), step.getName()),
        content.getActionsList().stream().map(Action::getCarriedFrom).toList());
    assertTrue(content.getActionsList().stream().noneMatch(Action::hasProgress));
    assertTrue(
        content.getActionsList().stream()
            .allMatch(action -> action.getPriority().equals(content.getPriorities(0).getName())));
    assertEquals(content.getActions(1).getName(), content.getActions(2).getParentAction());
    assertEquals("sometime in 2013", content.getActions(2).getEnd().getAsWritten());
    assertEquals("Ahead", content.getMilestones(0).getText());
    FinancialLine line = content.getFinancialLines(0);
    assertEquals("Day care", line.getLabel());
    assertFalse(line.getSectionD().hasStaffing());
    assertFalse(line.getCarriedFrom().isEmpty());
  }

  @Test
  void a_plan_that_is_there_already_is_named_and_nothing_is_made() {
    Plan plan = division.draft("taken");
    Plan there = division.draft("taken-imported", "taken", "2014-15");

    StatusRuntimeException failed = assertThrows(StatusRuntimeException.class, () -> roll(plan));

    assertEquals("ALREADY_EXISTS PLAN_EXISTS", Division.why(failed));
    assertTrue(String.valueOf(failed.getMessage()).contains(there.getName()), failed.toString());
    assertEquals("0", text("select count(*) from plan where previous_plan = ?", "taken"));
  }

  @Test
  void of_many_who_roll_forward_at_once_one_makes_the_plan() throws Exception {
    Plan plan = division.draft("at-once");
    Priority priority = division.priority(plan, "First");
    var _ = division.action(plan, priority, "Do it");

    List<String> outcomes =
        PlanLifeTest.atOnce(
            8,
            () -> {
              try {
                return roll(plan).getPlan().getState().name();
              } catch (StatusRuntimeException failed) {
                return Division.why(failed);
              }
            });

    assertEquals(1, outcomes.stream().filter("DRAFT"::equals).count(), outcomes.toString());
    assertEquals(
        7,
        outcomes.stream().filter("ALREADY_EXISTS PLAN_EXISTS"::equals).count(),
        outcomes.toString());
    assertEquals("1", text("select count(*) from action where plan = ?", "at-once-2014-15"));
  }

  @Test
  void a_repeated_call_with_its_key_makes_one_plan() {
    Plan plan = division.draft("keyed");
    var request =
        RollForwardPlanRequest.newBuilder()
            .setName(plan.getName())
            .setRequestId(UUID.randomUUID().toString())
            .build();

    assertEquals(
        division.years(PLANNER).rollForwardPlan(request),
        division.years(PLANNER).rollForwardPlan(request));
  }

  @Test
  void what_the_planner_leaves_out_stays_behind_with_all_that_belongs_to_it() {
    Plan plan = division.draft("chosen");
    Priority kept = division.priority(plan, "Kept");
    Priority left = division.priority(plan, "Left");
    var _ = division.action(plan, kept, "Kept action");
    var _ = division.action(plan, left, "Left action");

    var answer =
        division
            .years(PLANNER)
            .rollForwardPlan(
                RollForwardPlanRequest.newBuilder()
                    .setName(plan.getName())
                    .setPlanId("chosen-next")
                    .setTitle("The next one")
                    .addLeaveOut(left.getName())
                    .build());

    assertEquals("directorates/fsc/plans/chosen-next", answer.getPlan().getName());
    assertEquals("The next one", answer.getPlan().getTitle());
    assertEquals(
        List.of("CHOSEN Left", "BELONGS_TO_LEFT_OUT Left action"),
        answer.getLeftOutList().stream()
            .map(item -> item.getReason() + " " + item.getLabel())
            .toList());
    assertEquals(
        List.of("Priority 1/1", "Action 1/1"),
        answer.getCountsList().stream()
            .map(count -> count.getKind() + " " + count.getCarried() + "/" + count.getLeftOut())
            .toList());
  }

  @Test
  void who_may_not_write_the_plan_may_not_roll_it_forward() {
    Plan plan = division.draft("guarded");
    var request = RollForwardPlanRequest.newBuilder().setName(plan.getName()).build();

    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> division.years("fsc:approver").rollForwardPlan(request)));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(() -> division.years("fsc/elsewhere:planner").rollForwardPlan(request)));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        refused(
            () ->
                division
                    .years(PLANNER)
                    .rollForwardPlan(request.toBuilder().setPlanId("NOT A SLUG").build())));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        refused(
            () ->
                division
                    .years(PLANNER)
                    .rollForwardPlan(request.toBuilder().setTitle("a\u0000b").build())));
  }

  @Test
  void compared_with_last_years_every_item_is_new_changed_carried_over_or_dropped() {
    Plan plan = division.draft("with-last");
    Priority priority = division.priority(plan, "First");
    var _ = division.action(plan, priority, "Same");
    var _ = division.action(plan, priority, "Reworded");
    var _ = division.action(plan, priority, "Dropped");
    Plan next = roll(plan).getPlan();
    List<Action> actions = actions(next);
    var _ = division.reword(actions.get(1), "In other words", "");
    var _ =
        division
            .actions(PLANNER)
            .deleteAction(
                DeleteActionRequest.newBuilder()
                    .setName(actions.get(2).getName())
                    .setEtag(actions.get(2).getEtag())
                    .build());
    Priority nextPriority = content(next).getPriorities(0);
    Action added = division.action(next, nextPriority, "New");

    assertEquals(
        List.of(
            "CHANGED Plan with-last plan 2014-15 [title]",
            "CARRIED_OVER Priority First []",
            "CARRIED_OVER Action Same []",
            "CHANGED Action In other words [text]",
            "NEW Action New []",
            "DROPPED Action Dropped []"),
        told(next, 2));
    var before =
        ComparePlanWithPreviousRequest.newBuilder()
            .setName(next.getName())
            .setReadTime(next.getCreateTime())
            .addOutcomes(RolledForwardItem.Outcome.CARRIED_OVER)
            .build();
    var then = division.years("fsc:viewer").comparePlanWithPrevious(before);
    assertEquals(4, then.getItemsCount());
    assertEquals(4, then.getCarriedOver());
    assertEquals(1, then.getChanged());
    assertEquals(plan.getName(), then.getPreviousPlan());
    assertFalse(added.getName().isEmpty());
  }

  @Test
  void a_plan_that_was_not_rolled_forward_is_compared_by_the_very_words() {
    Plan plan = division.draft("by-words");
    Priority priority = division.priority(plan, "First");
    var _ = division.action(plan, priority, "Open a day centre");
    var _ = division.action(plan, priority, "Train the staff");
    Plan next = division.draft("by-words-too", "by-words", "2014-15");
    Priority same = division.priority(next, "FIRST");
    var _ = division.action(next, same, "Open a  day centre");
    var _ = division.action(next, same, "Train all staff");

    assertEquals(
        List.of(
            "CHANGED Plan by-words plan 2014-15 [title]",
            "CHANGED Priority FIRST [title] by words",
            "CHANGED Action Open a  day centre [text] by words",
            "NEW Action Train all staff []",
            "DROPPED Action Train the staff []"),
        told(next, 50));
    assertEquals("FAILED_PRECONDITION PREVIOUS_PLAN_MISSING", refused(() -> told(plan, 50)));
  }

  /// Every item, read in pages of this size.
  private static List<String> told(Plan plan, int size) {
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      var page =
          division
              .years("fsc:viewer")
              .comparePlanWithPrevious(
                  ComparePlanWithPreviousRequest.newBuilder()
                      .setName(plan.getName())
                      .setPageSize(size)
                      .setPageToken(token)
                      .build());
      page.getItemsList()
          .forEach(
              item ->
                  all.add(
                      item.getOutcome()
                          + " "
                          + item.getKind()
                          + " "
                          + item.getLabel()
                          + " "
                          + item.getFieldsList()
                          + (item.getByWords() ? " by words" : "")));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  private static RollForwardPlanResponse roll(Plan plan) {
    return division
        .years(PLANNER)
        .rollForwardPlan(RollForwardPlanRequest.newBuilder().setName(plan.getName()).build());
  }

  private static PlanContent content(Plan plan) {
    return division
        .as(PlanContentServiceGrpc.newBlockingStub(division.service().channel()), PLANNER)
        .getPlanContent(GetPlanContentRequest.newBuilder().setName(plan.getName()).build());
  }

  private static List<Action> actions(Plan plan) {
    return division
        .actions(PLANNER)
        .listActions(ListActionsRequest.newBuilder().setParent(plan.getName()).build())
        .getActionsList();
  }

  private static Action step(Plan plan, Action whole, String text) {
    return division.add(
        plan,
        Action.newBuilder()
            .setPriority(whole.getPriority())
            .setParentAction(whole.getName())
            .setKind(Action.Kind.SUB_ACTION)
            .setText(text)
            .setEnd(
                FuzzyDate.newBuilder()
                    .setAsWritten("sometime in 2013")
                    .setPrecision(FuzzyDate.Precision.UNKNOWN)),
        "");
  }

  private static void record(Action action, Status status) {
    var _ =
        division
            .actions(PLANNER)
            .recordProgress(
                RecordProgressRequest.newBuilder()
                    .setName(action.getName())
                    .setStatus(status)
                    .build());
  }

  private static void milestone(Plan plan, Priority priority, String text, String reachedOn) {
    var _ =
        division
            .as(MilestoneServiceGrpc.newBlockingStub(division.service().channel()), PLANNER)
            .createMilestone(
                CreateMilestoneRequest.newBuilder()
                    .setParent(plan.getName())
                    .setMilestone(
                        Milestone.newBuilder()
                            .setPriority(priority.getName())
                            .setText(text)
                            .setReachedOn(reachedOn))
                    .build());
  }

  private static void financialLine(Plan plan) {
    var _ =
        division
            .as(FinancialLineServiceGrpc.newBlockingStub(division.service().channel()), PLANNER)
            .createFinancialLine(
                CreateFinancialLineRequest.newBuilder()
                    .setParent(plan.getName())
                    .setFinancialLine(
                        FinancialLine.newBuilder()
                            .setKind(FinancialLine.Kind.LINE)
                            .setShape(FinancialLine.Shape.SECTION_D)
                            .setLabel("Day care")
                            .setSectionD(
                                SectionDFigures.newBuilder()
                                    .setStaffing(Quantity.newBuilder().setAsWritten("120.5"))))
                    .build());
  }

  private static String text(String query, Object... parameters) {
    return Sql.as(
        division.service().database()::connect,
        connection -> Sql.text(connection, query, parameters));
  }
}
