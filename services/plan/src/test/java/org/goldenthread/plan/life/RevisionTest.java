package org.goldenthread.plan.life;

import static org.goldenthread.plan.life.Division.PLANNER;
import static org.goldenthread.plan.life.Division.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.FieldMask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.CreateSupportRequestRequest;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.GetPlanRevisionRequest;
import org.goldenthread.plan.v1.ListPlanRevisionsRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanRevision;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.SupportRequestServiceGrpc;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// After publication each call that changes a plan, or anything that it lists, is a numbered
/// revision with a reason.
class RevisionTest {
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
  void each_call_that_changes_a_published_plan_is_one_revision() {
    Plan plan = division.draft("revised");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    Plan published = division.published(plan);

    Action changed = division.reword(action, "Do it well", "Members asked for it.");
    var _ = supportRequest(plan, "Legal advice");
    Plan retitled = retitle(plan, "A better title", "The unit was renamed.");
    var _ =
        division
            .actions(PLANNER)
            .deleteAction(
                DeleteActionRequest.newBuilder()
                    .setName(changed.getName())
                    .setEtag(changed.getEtag())
                    .setReason("It is another division's.")
                    .build());

    assertEquals(3, retitled.getRevision());
    assertEquals(4, division.read(plan).getRevision());
    assertNotEquals(published.getEtag(), division.read(plan).getEtag());
    assertEquals(
        List.of(
            "1 Members asked for it. [UPDATED Action text]",
            "2 We lack it. [CREATED SupportRequest ]",
            "3 The unit was renamed. [UPDATED Plan title,revision]",
            "4 It is another division's. [DELETED Action ]"),
        told(plan));
  }

  @Test
  void a_change_without_a_reason_is_refused_and_leaves_no_trace() {
    Plan plan = division.draft("unexplained");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    Plan published = division.published(plan);

    assertEquals(
        "FAILED_PRECONDITION REASON_REQUIRED",
        refused(() -> division.reword(action, "Do it well", "")));
    assertEquals(
        "FAILED_PRECONDITION REASON_REQUIRED", refused(() -> division.priority(plan, "Second")));
    assertEquals("FAILED_PRECONDITION REASON_REQUIRED", refused(() -> retitle(plan, "Mine", " ")));
    assertEquals(published, division.read(plan));
    assertEquals(List.of(), told(plan));
  }

  @Test
  void what_changes_nothing_is_no_revision() {
    Plan plan = division.draft("unchanged");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    Plan published = division.published(plan);

    assertEquals(action, division.reword(action, "Do it", ""));
    assertEquals(published, retitle(plan, published.getTitle(), ""));
    assertEquals(List.of(), told(plan));
  }

  @Test
  void progress_is_no_revision() {
    Plan plan = division.draft("getting-on");
    var priority = division.priority(plan, "First");
    var action = division.action(plan, priority, "Do it");
    Plan published = division.published(plan);

    Action recorded =
        division
            .actions(PLANNER)
            .recordProgress(
                RecordProgressRequest.newBuilder()
                    .setName(action.getName())
                    .setStatus(ActionProgress.Status.ON_COURSE)
                    .build());

    assertEquals(ActionProgress.Status.ON_COURSE, recorded.getProgress().getStatus());
    assertEquals(published, division.read(plan));
  }

  @Test
  void revisions_at_once_each_have_a_number_and_none_is_lost() throws Exception {
    Plan plan = division.draft("busy");
    var priority = division.priority(plan, "First");
    List<Action> actions =
        IntStream.range(0, 8).mapToObj(i -> division.action(plan, priority, "Do " + i)).toList();
    var _ = division.published(plan);
    var turn = new AtomicInteger();

    var _ =
        PlanLifeTest.atOnce(
            8,
            () -> {
              Action mine = actions.get(turn.getAndIncrement());
              return division.reword(mine, mine.getText() + " again", "All at once.");
            });

    assertEquals(8, division.read(plan).getRevision());
    assertEquals(
        IntStream.rangeClosed(1, 8).boxed().toList(),
        list(plan, "", 500).stream().map(PlanRevision::getNumber).toList());
  }

  @Test
  void revisions_are_listed_page_by_page_in_either_order_and_as_they_stood() {
    Plan plan = division.draft("paged");
    var priority = division.priority(plan, "First");
    Action action = division.action(plan, priority, "Do it");
    var _ = division.published(plan);
    List<Action> versions = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      action = division.reword(action, "Do it " + i, "Reason " + i);
      versions.add(action);
    }

    assertEquals(List.of(1, 2, 3, 4, 5), numbers(list(plan, "number", 2)));
    assertEquals(List.of(5, 4, 3, 2, 1), numbers(list(plan, "number desc", 2)));
    assertEquals(
        List.of(1, 2),
        numbers(
            division
                .revisions()
                .listPlanRevisions(
                    ListPlanRevisionsRequest.newBuilder()
                        .setParent(plan.getName())
                        .setReadTime(versions.get(1).getUpdateTime())
                        .build())
                .getPlanRevisionsList()));
    assertEquals("INVALID_ARGUMENT ORDER_BY_UNKNOWN", refused(() -> list(plan, "reason", 2)));
    assertEquals(
        "NOT_FOUND PARENT_NOT_FOUND",
        refused(
            () -> list(plan.toBuilder().setName("directorates/fsc/plans/none").build(), "", 2)));
  }

  @Test
  void a_published_plan_that_moves_takes_its_revisions_along() {
    Plan plan = division.draft("moved-from");
    var _ = division.priority(plan, "First");
    var _ = division.published(plan);
    Plan other = division.draft("moved-to-year");
    var _ = retitle(plan, "Better", "A slip.");

    Plan moved =
        division
            .plans(PLANNER)
            .updatePlan(
                UpdatePlanRequest.newBuilder()
                    .setPlan(
                        division.read(plan).toBuilder()
                            .setUnit(other.getUnit())
                            .setKind(Plan.Kind.SERVICE))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("unit").addPaths("kind"))
                    .setReason("The boundary was realigned.")
                    .build());

    assertEquals(2, moved.getRevision());
    assertEquals(moved, division.read(plan));
    assertEquals(List.of(1, 2), numbers(list(plan, "", 50)));
    assertTrue(
        told(plan).getLast().contains("UPDATED Plan kind,unit,revision"), told(plan).toString());
  }

  private static Plan retitle(Plan plan, String title, String reason) {
    return division
        .plans(PLANNER)
        .updatePlan(
            UpdatePlanRequest.newBuilder()
                .setPlan(division.read(plan).toBuilder().setTitle(title))
                .setReason(reason)
                .build());
  }

  private static SupportRequest supportRequest(Plan plan, String activity) {
    return division
        .as(SupportRequestServiceGrpc.newBlockingStub(division.service().channel()), PLANNER)
        .createSupportRequest(
            CreateSupportRequestRequest.newBuilder()
                .setParent(plan.getName())
                .setSupportRequest(SupportRequest.newBuilder().setActivity(activity))
                .setReason("We lack it.")
                .build());
  }

  /// Number, reason and changes of each revision.
  private static List<String> told(Plan plan) {
    return list(plan, "", 50).stream()
        .map(
            listed ->
                division
                    .revisions()
                    .getPlanRevision(
                        GetPlanRevisionRequest.newBuilder().setName(listed.getName()).build()))
        .map(
            revision ->
                revision.getNumber()
                    + " "
                    + revision.getReason()
                    + " "
                    + revision.getChangesList().stream()
                        .map(
                            change ->
                                change.getOperation()
                                    + " "
                                    + change.getKind()
                                    + " "
                                    + String.join(",", change.getFieldsList()))
                        .toList())
        .toList();
  }

  private static List<Integer> numbers(List<PlanRevision> revisions) {
    return revisions.stream().map(PlanRevision::getNumber).toList();
  }

  private static List<PlanRevision> list(Plan plan, String order, int size) {
    List<PlanRevision> all = new ArrayList<>();
    String token = "";
    do {
      var page =
          division
              .revisions()
              .listPlanRevisions(
                  ListPlanRevisionsRequest.newBuilder()
                      .setParent(plan.getName())
                      .setOrderBy(order)
                      .setPageSize(size)
                      .setPageToken(token)
                      .build());
      all.addAll(page.getPlanRevisionsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }
}
