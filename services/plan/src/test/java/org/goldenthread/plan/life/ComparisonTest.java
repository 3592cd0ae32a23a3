package org.goldenthread.plan.life;

import static org.goldenthread.plan.life.Division.PLANNER;
import static org.goldenthread.plan.life.Division.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.ComparePlanRequest;
import org.goldenthread.plan.v1.ComparePlanResponse;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanDifference;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.UpdateActionRequest;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.type.v1.FuzzyDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What differs in a plan between revisions and instants.
class ComparisonTest {
  private static final FuzzyDate APRIL =
      FuzzyDate.newBuilder()
          .setAsWritten("April 2013")
          .setEarliest("2013-04-01")
          .setLatest("2013-04-30")
          .setPrecision(FuzzyDate.Precision.MONTH)
          .build();
  private static final FuzzyDate MAY =
      APRIL.toBuilder()
          .setAsWritten("May 2013")
          .setEarliest("2013-05-01")
          .setLatest("2013-05-31")
          .build();

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
  void what_was_added_changed_and_removed_since_publication_is_told_field_by_field() {
    Plan plan = division.draft("compared");
    var priority = division.priority(plan, "First");
    Action kept = dated(plan, priority.getName(), "Kept", APRIL);
    Action gone = division.action(plan, priority, "Gone");
    var _ = division.published(plan);

    var _ = redate(kept);
    var _ = delete(gone);
    Action added =
        division.add(
            plan,
            Action.newBuilder()
                .setPriority(priority.getName())
                .setKind(Action.Kind.HEADLINE)
                .setText("Added"),
            "More to do.");
    var _ = progress(added);
    var _ = retitle(plan, "Better");

    assertEquals(
        List.of(
            "CHANGED Plan title: compared plan 2013-14 → Better",
            "CHANGED Action Kept end.as_written: April 2013 → May 2013,"
                + " end.earliest: 2013-04-01 → 2013-05-01, end.latest: 2013-04-30 → 2013-05-31",
            "REMOVED Action Gone ",
            "ADDED Action Added "),
        told(compare(plan)));
    var counts = compare(plan);
    assertEquals(
        "1 2 1", counts.getAdded() + " " + counts.getChanged() + " " + counts.getRemoved());
  }

  @Test
  void any_two_revisions_are_compared_in_either_direction() {
    Plan plan = division.draft("numbered");
    var priority = division.priority(plan, "First");
    Action action = division.action(plan, priority, "Zero");
    var _ = division.published(plan);
    action = division.reword(action, "One", "First reason.");
    action = division.reword(action, "Two", "Second reason.");
    var _ = division.reword(action, "Three", "Third reason.");

    assertEquals(List.of("CHANGED Action Two text: One → Two"), told(between(plan, 1, 2)));
    assertEquals(List.of("CHANGED Action Zero text: Two → Zero"), told(between(plan, 2, 0)));
    assertEquals(List.of(), told(between(plan, 3, 3)));
    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> between(plan, 1, 4)));
    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> between(plan, -1, 1)));
  }

  @Test
  void any_two_instants_are_compared_before_publication_as_well() {
    Plan plan = division.draft("instants");
    var priority = division.priority(plan, "First");
    Action first = division.action(plan, priority, "First action");
    Action second = division.action(plan, priority, "Second action");

    assertEquals(
        List.of("ADDED Action Second action "),
        told(at(plan, first.getUpdateTime(), second.getUpdateTime())));
    assertEquals(
        List.of(
            "ADDED Priority First ", "ADDED Action First action ", "ADDED Action Second action "),
        told(compare(plan)));
    assertEquals(
        List.of("ADDED Plan instants plan 2013-14 ", "ADDED Priority First "),
        told(
            at(
                plan,
                Timestamp.newBuilder().setSeconds(plan.getCreateTime().getSeconds() - 60).build(),
                priority.getUpdateTime())));
  }

  @Test
  void an_instant_that_lies_ahead_or_a_plan_that_is_not_there_is_refused() {
    Plan plan = division.draft("ahead");
    Timestamp ahead =
        Timestamp.newBuilder().setSeconds(plan.getCreateTime().getSeconds() + 86_400).build();
    Plan nowhere = plan.toBuilder().setName("directorates/fsc/plans/nowhere").build();

    assertEquals(
        "INVALID_ARGUMENT READ_TIME_INVALID", refused(() -> at(plan, plan.getCreateTime(), ahead)));
    assertEquals(
        "INVALID_ARGUMENT READ_TIME_INVALID", refused(() -> at(plan, ahead, plan.getCreateTime())));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(() -> compare(nowhere)));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(() -> between(nowhere, 0, 1)));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        refused(() -> between(plan, 0, 0)),
        "a draft has no revision");
  }

  @Test
  void a_comparison_is_read_page_by_page() {
    Plan plan = division.draft("long");
    var priority = division.priority(plan, "First");
    for (int i = 0; i < 7; i++) {
      var _ = division.action(plan, priority, "Action " + i);
    }
    List<String> all = told(compare(plan));

    List<String> paged = new ArrayList<>();
    String token = "";
    do {
      var page =
          division
              .revisions()
              .comparePlan(
                  ComparePlanRequest.newBuilder()
                      .setName(plan.getName())
                      .setPageSize(3)
                      .setPageToken(token)
                      .build());
      assertEquals(8, page.getAdded());
      paged.addAll(told(page));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertEquals(8, all.size());
    assertEquals(all, paged);
    assertEquals(
        "INVALID_ARGUMENT PAGE_TOKEN_MISMATCH",
        refused(
            () ->
                division
                    .revisions()
                    .comparePlan(
                        ComparePlanRequest.newBuilder()
                            .setName(plan.getName())
                            .setPageToken("nonsense")
                            .build())));
  }

  private static ComparePlanResponse compare(Plan plan) {
    return division
        .revisions()
        .comparePlan(ComparePlanRequest.newBuilder().setName(plan.getName()).build());
  }

  private static ComparePlanResponse between(Plan plan, int base, int target) {
    return division
        .revisions()
        .comparePlan(
            ComparePlanRequest.newBuilder()
                .setName(plan.getName())
                .setBaseRevision(base)
                .setTargetRevision(target)
                .build());
  }

  private static ComparePlanResponse at(Plan plan, Timestamp base, Timestamp target) {
    return division
        .revisions()
        .comparePlan(
            ComparePlanRequest.newBuilder()
                .setName(plan.getName())
                .setBaseTime(base)
                .setTargetTime(target)
                .build());
  }

  private static List<String> told(ComparePlanResponse answer) {
    return answer.getDifferencesList().stream().map(ComparisonTest::told).toList();
  }

  private static String told(PlanDifference difference) {
    String label =
        difference.getKind().equals("Plan") && difference.getFieldsCount() > 0
            ? ""
            : difference.getLabel() + " ";
    return difference.getOutcome()
        + " "
        + difference.getKind()
        + " "
        + label
        + difference.getFieldsList().stream()
            .map(field -> field.getField() + ": " + field.getBefore() + " → " + field.getAfter())
            .collect(Collectors.joining(", "));
  }

  private static Action dated(Plan plan, String priority, String text, FuzzyDate end) {
    return division.add(
        plan,
        Action.newBuilder()
            .setPriority(priority)
            .setKind(Action.Kind.HEADLINE)
            .setText(text)
            .setEnd(end),
        "");
  }

  private static Action redate(Action action) {
    return division
        .actions(PLANNER)
        .updateAction(
            UpdateActionRequest.newBuilder()
                .setAction(action.toBuilder().setEnd(MAY))
                .setUpdateMask(FieldMask.newBuilder().addPaths("end"))
                .setReason("It takes longer.")
                .build());
  }

  private static Empty delete(Action action) {
    return division
        .actions(PLANNER)
        .deleteAction(
            DeleteActionRequest.newBuilder()
                .setName(action.getName())
                .setEtag(action.getEtag())
                .setReason("Not ours.")
                .build());
  }

  private static Action progress(Action action) {
    return division
        .actions(PLANNER)
        .recordProgress(
            RecordProgressRequest.newBuilder()
                .setName(action.getName())
                .setStatus(ActionProgress.Status.COMPLETED)
                .build());
  }

  private static Plan retitle(Plan plan, String title) {
    return division
        .plans(PLANNER)
        .updatePlan(
            UpdatePlanRequest.newBuilder()
                .setPlan(division.read(plan).toBuilder().setTitle(title))
                .setReason("A better one.")
                .build());
  }
}
