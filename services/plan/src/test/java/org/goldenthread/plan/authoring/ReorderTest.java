package org.goldenthread.plan.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ItemPlace;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanOrderServiceGrpc;
import org.goldenthread.plan.v1.PlanOrderServiceGrpc.PlanOrderServiceBlockingStub;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.ReorderItemRequest;
import org.goldenthread.plan.v1.ReorderItemResponse;
import org.junit.jupiter.api.Test;

/// Items of a plan's lists change places, and nothing else.
class ReorderTest {
  private static final int AT_ONCE = 12;

  @Test
  void an_item_goes_before_or_after_another_and_keeps_its_number() {
    Plan plan = Office.plan("moved");
    List<Action> actions = actions(plan, 5);

    var back = call(move(plan).setItem(name(actions, 4)).setBefore(name(actions, 1)));
    var on = call(move(plan).setItem(name(actions, 0)).setAfter(name(actions, 2)));

    assertEquals(List.of("4", "1", "2", "0", "3"), Office.texts(plan));
    assertTrue(names(back).contains(name(actions, 4)), back.toString());
    assertTrue(names(on).contains(name(actions, 0)), on.toString());
    Office.actions(plan)
        .forEach(action -> assertEquals(action.getText(), action.getSourceNumber()));
  }

  @Test
  void those_who_have_room_are_not_disturbed() {
    Plan plan = Office.plan("roomy");
    Priority priority = Office.priority(plan, "P");
    List<Action> actions =
        IntStream.of(10, 20, 30)
            .mapToObj(at -> Office.headline(priority, "at " + at).setPosition(at))
            .map(action -> Office.add(plan, action))
            .toList();

    var moved = call(move(plan).setItem(name(actions, 2)).setAfter(name(actions, 0)));

    assertEquals(List.of(name(actions, 2)), names(moved));
    assertEquals(11, moved.getMoved(0).getPosition());
    assertEquals(Office.read(actions.get(2)).getEtag(), moved.getMoved(0).getEtag());
    assertEquals(actions.get(1), Office.read(actions.get(1)));
  }

  @Test
  void a_headline_action_takes_its_steps_along() {
    Plan plan = Office.plan("stepped");
    Priority priority = Office.priority(plan, "P");
    Action one = Office.add(plan, Office.headline(priority, "1"));
    Action two = Office.add(plan, Office.headline(priority, "2"));
    var _ = Office.add(plan, step(priority, one, "1.1"));
    Action last = Office.add(plan, step(priority, one, "1.2"));
    var _ = Office.add(plan, step(priority, two, "2.1"));

    var _ = call(move(plan).setItem(one.getName()).setAfter(two.getName()));

    assertEquals(List.of("2", "2.1", "1", "1.1", "1.2"), Office.texts(plan));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        Office.refusal(() -> call(move(plan).setItem(last.getName()).setBefore(two.getName()))));
    assertEquals(
        "FAILED_PRECONDITION LINK_CIRCULAR",
        Office.refusal(() -> call(move(plan).setItem(one.getName()).setAfter(last.getName()))));
  }

  @Test
  void of_many_moves_at_once_none_is_lost() {
    Plan plan = Office.plan("crowded");
    List<Action> actions = actions(plan, AT_ONCE + 1);
    String anchor = name(actions, 0);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<ReorderItemResponse>> calls = new ArrayList<>();
      for (int i = 1; i <= AT_ONCE; i++) {
        String item = name(actions, i);
        calls.add(
            CompletableFuture.supplyAsync(
                () -> call(move(plan).setItem(item).setBefore(anchor)), threads));
      }
      calls.forEach(CompletableFuture::join);
    }

    // Each went before the first, so that the first is last now and everyone is there once.
    List<Action> now = Office.actions(plan);
    assertEquals(AT_ONCE + 1, now.size());
    assertEquals(anchor, now.getLast().getName());
    assertEquals(AT_ONCE + 1, new HashSet<>(now.stream().map(Action::getPosition).toList()).size());
    assertEquals(
        Office.count(
            "select sum(etag - first) from (select etag, (select min(etag) from action_history h"
                + " where h.id = a.id) as first from action a where plan = 'crowded') as changed"),
        Office.count(
            "select count(*) from change where plan = ? and kind = 'Action'"
                + " and operation = 'UPDATED' and fields = '{position}'",
            plan.getName()));
  }

  @Test
  void a_repeated_call_moves_once() {
    Plan plan = Office.plan("repeated");
    List<Action> actions = actions(plan, 3);
    var request =
        move(plan)
            .setItem(name(actions, 2))
            .setBefore(name(actions, 0))
            .setRequestId(UUID.randomUUID().toString());
    var first = call(request);
    var _ = call(move(plan).setItem(name(actions, 2)).setAfter(name(actions, 1)));

    assertEquals(first, call(request));
    assertEquals(List.of("0", "1", "2"), Office.texts(plan));
  }

  @Test
  void a_published_plan_needs_a_reason() {
    Plan plan = Office.plan("published-order");
    List<Action> actions = actions(plan, 2);
    Office.publish(plan);
    var request = move(plan).setItem(name(actions, 1)).setBefore(name(actions, 0));

    assertEquals("FAILED_PRECONDITION REASON_REQUIRED", Office.refusal(() -> call(request)));
    assertEquals(2, call(request.setReason("As agreed")).getMovedCount());
  }

  @Test
  void what_cannot_be_moved_is_refused() {
    Plan plan = Office.plan("hostile-order");
    Plan other = Office.plan("other-order");
    List<Action> actions = actions(plan, 2);
    List<Action> others = actions(other, 1);
    Priority priority = Office.priority(plan, "Q");
    String missing = plan.getName() + "/actions/00000000-0000-7000-8000-000000000000";
    String unknown = plan.getName() + "/nothings/00000000-0000-7000-8000-000000000000";

    assertEquals(
        "FAILED_PRECONDITION LINK_OUTSIDE_PLAN", refused(plan, name(others, 0), name(actions, 0)));
    assertEquals(
        "FAILED_PRECONDITION LINK_OUTSIDE_PLAN", refused(plan, name(actions, 0), name(others, 0)));
    assertEquals(
        "INVALID_ARGUMENT NAME_MALFORMED", refused(plan, name(actions, 0), priority.getName()));
    assertEquals(
        "FAILED_PRECONDITION LINK_CIRCULAR", refused(plan, name(actions, 0), name(actions, 0)));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(plan, name(actions, 0), missing));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(plan, missing, name(actions, 0)));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(plan, unknown, unknown));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        Office.refusal(() -> call(move(plan).setItem(name(actions, 0)))));
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        Office.refusal(
            () ->
                Office.as("pat", stub(), "fsc:viewer")
                    .reorderItem(
                        move(plan).setItem(name(actions, 0)).setAfter(name(actions, 1)).build())));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        Office.refusal(
            () ->
                Office.as("pat", stub(), "fsc/other-order:planner")
                    .reorderItem(
                        move(plan).setItem(name(actions, 0)).setAfter(name(actions, 1)).build())));
  }

  private static String refused(Plan plan, String item, String anchor) {
    return Office.refusal(() -> call(move(plan).setItem(item).setAfter(anchor)));
  }

  private static List<Action> actions(Plan plan, int count) {
    Priority priority = Office.priority(plan, "P");
    return IntStream.range(0, count)
        .mapToObj(i -> Office.add(plan, Office.headline(priority, String.valueOf(i))))
        .toList();
  }

  private static Action.Builder step(Priority priority, Action whole, String text) {
    return Office.headline(priority, text)
        .setKind(Action.Kind.SUB_ACTION)
        .setParentAction(whole.getName());
  }

  private static String name(List<Action> actions, int index) {
    return actions.get(index).getName();
  }

  private static List<String> names(ReorderItemResponse answer) {
    return answer.getMovedList().stream().map(ItemPlace::getName).toList();
  }

  private static ReorderItemRequest.Builder move(Plan plan) {
    return ReorderItemRequest.newBuilder().setName(plan.getName());
  }

  private static ReorderItemResponse call(ReorderItemRequest.Builder request) {
    return Office.planner(stub()).reorderItem(request.build());
  }

  private static PlanOrderServiceBlockingStub stub() {
    return PlanOrderServiceGrpc.newBlockingStub(Office.channel());
  }
}
