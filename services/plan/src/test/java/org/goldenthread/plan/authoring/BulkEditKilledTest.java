package org.goldenthread.plan.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEdit.State;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditItem;
import org.goldenthread.plan.v1.BulkEditItem.Outcome;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// An edit of many actions that is cut off in the middle, and one that comes many times at once.
class BulkEditKilledTest {
  private static final int ACTIONS = 6;
  private static final int HELD = 3;
  private static final String WAITING =
      "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type"
          + " = 'Lock' and query like '%from action t%for update%' and pid <> pg_backend_pid()";
  private static final String KILL =
      "select count(pg_terminate_backend(pid)) from pg_stat_activity"
          + " where wait_event_type = 'Lock' and query like '%from action t%for update%'"
          + " and pid <> pg_backend_pid()";

  @Test
  void what_a_killed_call_left_is_seen_and_a_repeat_does_the_rest() throws SQLException {
    Plan plan = Office.plan("killed");
    List<Action> actions = actions(plan);
    BulkEditActionsRequest request = BulkEdits.shift(plan, 1).build();
    String name = Office.FSC + "/bulkEdits/" + request.getRequestId();

    String end;
    try (Connection holder = Office.connect();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      holder.setAutoCommit(false);
      var _ =
          Sql.text(
              holder,
              "select id::text from action where id = ?::uuid for update",
              actions
                  .get(HELD)
                  .getName()
                  .substring(actions.get(HELD).getName().lastIndexOf('/') + 1));
      var call = CompletableFuture.supplyAsync(() -> ended(request), threads);
      until(() -> Office.count(WAITING).equals("1"));
      assertEquals("1", Office.count(KILL));
      end = call.join();
      holder.rollback();
    }

    assertEquals("UNAVAILABLE DATABASE_UNAVAILABLE", end);
    BulkEdit left = BulkEdits.get(name);
    assertEquals(State.UNFINISHED, left.getState());
    assertEquals(HELD, left.getChanged());
    assertEquals(
        Set.of(Outcome.PENDING),
        new HashSet<>(
            left.getItemsList().subList(HELD, ACTIONS).stream()
                .map(BulkEditItem::getOutcome)
                .toList()));

    BulkEdit done = Office.bulk().bulkEditActions(request);

    assertEquals(State.FINISHED, done.getState());
    assertEquals(ACTIONS, done.getChanged());
    assertEquals(left.getItemsList().subList(0, HELD), done.getItemsList().subList(0, HELD));
    assertEachShiftedOnce(plan, request);
  }

  @Test
  void one_edit_many_times_at_once_has_one_effect_and_one_answer() {
    Plan plan = Office.plan("rushed");
    var _ = actions(plan);
    BulkEditActionsRequest request = BulkEdits.shift(plan, 1).build();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<BulkEdit>> calls =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> Office.bulk().bulkEditActions(request), threads))
              .toList();
      Set<BulkEdit> answers = new HashSet<>();
      calls.forEach(call -> answers.add(call.join()));

      assertEquals(1, answers.size());
    }
    assertEachShiftedOnce(plan, request);
  }

  private static void assertEachShiftedOnce(Plan plan, BulkEditActionsRequest request) {
    assertEquals(
        Set.of("June 2013"),
        new HashSet<>(
            Office.actions(plan).stream()
                .map(action -> action.getStart().getAsWritten())
                .toList()));
    assertEquals(
        String.valueOf(ACTIONS),
        Office.count("select count(*) from change where request_id = ?", request.getRequestId()));
  }

  private static List<Action> actions(Plan plan) {
    Priority priority = Office.priority(plan, "P");
    return IntStream.range(0, ACTIONS)
        .mapToObj(i -> Office.add(plan, BulkEdits.dated(priority, "May 2013", "TBC")))
        .toList();
  }

  private static String ended(BulkEditActionsRequest request) {
    try {
      return Office.bulk().bulkEditActions(request).getState().name();
    } catch (StatusRuntimeException refused) {
      return Office.why(refused);
    }
  }

  private static void until(Callable<Boolean> reached) {
    long giveUp = System.nanoTime() + 20_000_000_000L;
    try {
      while (!reached.call()) {
        if (System.nanoTime() > giveUp) {
          throw new AssertionError("the call does not wait for the row");
        }
        LockSupport.parkNanos(10_000_000);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
