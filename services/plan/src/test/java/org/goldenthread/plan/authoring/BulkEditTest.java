package org.goldenthread.plan.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionFilter;
import org.goldenthread.plan.v1.ActionItem;
import org.goldenthread.plan.v1.ActionItems;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEdit.State;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditActionsRequest.Mode;
import org.goldenthread.plan.v1.BulkEditItem;
import org.goldenthread.plan.v1.BulkEditItem.Outcome;
import org.goldenthread.plan.v1.BulkEditServiceGrpc;
import org.goldenthread.plan.v1.DateShift;
import org.goldenthread.plan.v1.FieldLeftAlone;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.OfficerChange;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.type.v1.FuzzyDate;
import org.junit.jupiter.api.Test;

/// One edit of many actions, authorised and reported item by item.
class BulkEditTest {
  @Test
  void one_officer_takes_anothers_place_wherever_that_one_answers() {
    Plan plan = Office.plan("handed-over");
    Priority priority = Office.priority(plan, "P");
    Officer from = Office.officer("Leaver");
    Officer to = Office.officer("Successor");
    Action both =
        Office.add(
            plan,
            Office.headline(priority, "both")
                .addOfficers(from.getName())
                .addOfficers(to.getName())
                .setOfficersAsWritten("Leaver/ Successor"));
    Action one = Office.add(plan, Office.headline(priority, "one").addOfficers(from.getName()));
    Action other = Office.add(plan, Office.headline(priority, "other").addOfficers(to.getName()));

    BulkEdit edit = call(handOver("directorates/fsc/plans/-", from, to));

    assertEquals(State.FINISHED, edit.getState());
    assertEquals(2, edit.getChanged());
    assertEquals(
        List.of(both.getName(), one.getName()),
        edit.getItemsList().stream().map(BulkEditItem::getAction).toList());
    assertEquals(List.of(to.getName()), List.copyOf(Office.read(both).getOfficersList()));
    assertEquals("Leaver/ Successor", Office.read(both).getOfficersAsWritten());
    assertEquals(List.of(to.getName()), List.copyOf(Office.read(one).getOfficersList()));
    assertEquals(other, Office.read(other));
    assertEquals(Office.read(one).getEtag(), edit.getItems(1).getEtag());
  }

  @Test
  void dates_are_shifted_and_those_that_would_have_to_be_guessed_are_reported_and_left_alone() {
    Plan plan = Office.plan("shifted");
    Priority priority = Office.priority(plan, "P");
    Action day = Office.add(plan, dated(priority, "14 May 2013", "Sept 2013"));
    Action open = Office.add(plan, dated(priority, "April 2013", "TBC"));
    Action none = Office.add(plan, Office.headline(priority, "none"));

    BulkEdit edit = call(shift(plan, 1));

    assertEquals(
        List.of(Outcome.CHANGED, Outcome.CHANGED, Outcome.UNCHANGED),
        edit.getItemsList().stream().map(BulkEditItem::getOutcome).toList());
    assertEquals("14 June 2013", Office.read(day).getStart().getAsWritten());
    assertEquals("2013-06-14", Office.read(day).getStart().getEarliest());
    assertEquals("October 2013", Office.read(day).getEnd().getAsWritten());
    assertEquals(FuzzyDate.Precision.MONTH, Office.read(day).getEnd().getPrecision());
    assertEquals("May 2013", Office.read(open).getStart().getAsWritten());
    assertEquals(open.getEnd(), Office.read(open).getEnd());
    assertEquals(FieldLeftAlone.Reason.NAMES_NO_DAY, edit.getItems(1).getLeftAlone(0).getReason());
    assertEquals(1, edit.getLeftAlone());
    assertEquals(none, Office.read(none));
  }

  @Test
  void a_dry_run_says_what_would_be_and_changes_nothing() {
    Plan plan = Office.plan("rehearsed");
    Action action = Office.add(plan, dated(Office.priority(plan, "P"), "May 2013", "June 2013"));

    BulkEdit edit = call(shift(plan, 1).setValidateOnly(true).clearRequestId());

    assertEquals(State.REHEARSED, edit.getState());
    assertEquals("", edit.getName());
    assertEquals("", edit.getItems(0).getEtag());
    assertEquals("May 2013", edit.getItems(0).getEdits(0).getBefore());
    assertEquals("June 2013", edit.getItems(0).getEdits(0).getAfter());
    assertEquals(action, Office.read(action));
  }

  @Test
  void each_item_is_authorised_by_itself() {
    Plan mine = Office.plan("mine");
    Plan theirs = Office.plan("theirs");
    Action my = Office.add(mine, dated(Office.priority(mine, "P"), "May 2013", "TBC"));
    Action their = Office.add(theirs, dated(Office.priority(theirs, "P"), "May 2013", "TBC"));
    var request = shift("directorates/fsc/plans/-", items(their, my), 1);

    var narrowed =
        Office.as("pat", BulkEditServiceGrpc.newBlockingStub(Office.channel()), "fsc/mine:planner");
    BulkEdit edit = narrowed.bulkEditActions(request.build());

    assertEquals(Outcome.REFUSED, edit.getItems(0).getOutcome());
    assertEquals("RESOURCE_NOT_FOUND", edit.getItems(0).getReason());
    assertEquals(Outcome.CHANGED, edit.getItems(1).getOutcome());
    assertEquals(their, Office.read(their));
    assertEquals("June 2013", Office.read(my).getStart().getAsWritten());
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND", Office.refusal(() -> BulkEdits.get(edit.getName())));
  }

  @Test
  void all_or_nothing_is_nothing_where_one_is_refused() {
    Plan plan = Office.plan("whole");
    Priority priority = Office.priority(plan, "P");
    Action fresh = Office.add(plan, dated(priority, "May 2013", "TBC"));
    Action stale = Office.add(plan, dated(priority, "May 2013", "TBC"));
    var items =
        ActionItems.newBuilder()
            .addActions(ActionItem.newBuilder().setName(fresh.getName()).setEtag(fresh.getEtag()))
            .addActions(ActionItem.newBuilder().setName(stale.getName()).setEtag("stale"));
    var request = shift(plan.getName(), items, 1).setMode(Mode.ALL_OR_NOTHING);

    BulkEdit edit = call(request);

    assertEquals(State.ROLLED_BACK, edit.getState());
    assertEquals(0, edit.getChanged());
    assertEquals("ETAG_MISMATCH", edit.getItems(1).getReason());
    assertEquals(fresh, Office.read(fresh));
    assertEquals(edit, call(request));
    assertEquals(edit, BulkEdits.get(edit.getName()));

    var again = call(shift(plan, 1).setMode(Mode.ALL_OR_NOTHING));
    assertEquals(State.FINISHED, again.getState());
    assertEquals("June 2013", Office.read(fresh).getStart().getAsWritten());
    assertEquals("June 2013", Office.read(stale).getStart().getAsWritten());
  }

  @Test
  void a_repeat_changes_nothing_twice() {
    Plan plan = Office.plan("again");
    Action action = Office.add(plan, dated(Office.priority(plan, "P"), "May 2013", "TBC"));
    var request = shift(plan, 1);
    BulkEdit edit = call(request);

    assertEquals(edit, call(request));
    assertEquals("June 2013", Office.read(action).getStart().getAsWritten());
    assertEquals(
        "ALREADY_EXISTS IDEMPOTENCY_KEY_REUSED",
        Office.refusal(() -> call(shift(plan, 2).setRequestId(request.getRequestId()))));
    assertEquals(
        "1",
        Office.count(
            "select count(*) from change where request_id = ? and reason = 'slipped'",
            request.getRequestId()));
  }

  @Test
  void a_published_plan_needs_a_reason_which_is_said_of_each_item() {
    Plan plan = Office.plan("published-edit");
    Action action = Office.add(plan, dated(Office.priority(plan, "P"), "May 2013", "TBC"));
    Office.publish(plan);

    BulkEdit edit = call(shift(plan, 1).clearReason());

    assertEquals("REASON_REQUIRED", edit.getItems(0).getReason());
    assertEquals(action, Office.read(action));
  }

  @Test
  void what_cannot_be_asked_is_refused() {
    Plan plan = Office.plan("hostile-edit");
    Action action = Office.add(plan, dated(Office.priority(plan, "P"), "May 2013", "TBC"));
    Officer from = Office.officer("Somebody");
    Officer nobody =
        from.toBuilder()
            .setName("directorates/fsc/officers/00000000-0000-7000-8000-000000000000")
            .build();
    String invalid = "INVALID_ARGUMENT FIELD_INVALID";

    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 1).clearRequestId())));
    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 0))));
    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 1000))));
    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 1).clearMode())));
    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 1).clearWhich())));
    assertEquals(invalid, Office.refusal(() -> call(shift(plan, 1).clearEdit())));
    assertEquals(
        invalid, Office.refusal(() -> call(shift(plan.getName(), items(action, action), 1))));
    assertEquals(
        "FAILED_PRECONDITION LINK_NOT_FOUND",
        Office.refusal(() -> call(handOver(plan.getName(), from, nobody))));
    assertEquals(
        "NOT_FOUND PARENT_NOT_FOUND",
        Office.refusal(() -> call(shift(plan, 1).setParent("directorates/fsc/plans/nowhere"))));
    assertEquals(
        "NOT_FOUND PARENT_NOT_FOUND",
        Office.refusal(() -> call(shift(plan, 1).setParent("directorates/els/plans/-"))));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        Office.refusal(() -> BulkEdits.get("directorates/fsc/bulkEdits/" + UUID.randomUUID())));
    assertEquals(action, Office.read(action));
  }

  @Test
  void an_action_of_another_plan_is_refused_by_itself() {
    Plan plan = Office.plan("own");
    Plan other = Office.plan("foreign");
    Action action = Office.add(other, dated(Office.priority(other, "P"), "May 2013", "TBC"));

    BulkEdit edit = call(shift(plan.getName(), items(action), 1));

    assertEquals("LINK_OUTSIDE_PLAN", edit.getItems(0).getReason());
    assertTrue(edit.getItems(0).getDetail().contains("plan"));
  }

  private static Action.Builder dated(Priority priority, String start, String end) {
    return BulkEdits.dated(priority, start, end);
  }

  private static BulkEdit call(BulkEditActionsRequest.Builder request) {
    return Office.bulk().bulkEditActions(request.build());
  }

  private static ActionItems.Builder items(Action... actions) {
    ActionItems.Builder items = ActionItems.newBuilder();
    for (Action action : actions) {
      items.addActionsBuilder().setName(action.getName());
    }
    return items;
  }

  private static BulkEditActionsRequest.Builder shift(Plan plan, int months) {
    return BulkEdits.shift(plan, months);
  }

  private static BulkEditActionsRequest.Builder shift(
      String parent, ActionItems.Builder items, int months) {
    return BulkEdits.request(parent)
        .setItems(items)
        .setDateShift(DateShift.newBuilder().setMonths(months));
  }

  private static BulkEditActionsRequest.Builder handOver(String parent, Officer from, Officer to) {
    return BulkEdits.request(parent)
        .setFilter(ActionFilter.getDefaultInstance())
        .setOfficerChange(OfficerChange.newBuilder().setFrom(from.getName()).setTo(to.getName()));
  }
}
