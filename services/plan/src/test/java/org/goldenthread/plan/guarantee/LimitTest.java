package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UpdateUnitRequest;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a service does when it is asked for more than it was given room for.
class LimitTest {
  private static final int CALLS = 4;
  private static final Fsc FSC =
      Fsc.start(
          Map.of(
              "goldenthread.call.concurrent", CALLS,
              "goldenthread.call.streams", 2,
              "goldenthread.call.message-bytes", 100_000,
              "goldenthread.database.connections", 2,
              "goldenthread.database.wait-milliseconds", 400,
              "goldenthread.database.statement-timeout", "1500ms",
              "goldenthread.feed.pause", "10ms"));
  private static final String WAITING =
      "select count(*) from pg_stat_activity where datname = current_database()"
          + " and wait_event_type = 'Lock'";

  @BeforeAll
  static void fill() {
    FSC.makeUnit("held");
    FSC.makeUnit("free");
  }

  @AfterAll
  static void stop() {
    FSC.close();
  }

  @Test
  void a_call_beyond_the_limit_is_refused_at_once_and_told_when_to_come_again()
      throws SQLException {
    try (Connection holder = hold()) {
      List<ListenableFuture<Unit>> calls = waiting(CALLS);

      // Looked at before the token is.
      var nobody = UnitServiceGrpc.newBlockingStub(FSC.service().channel());
      var refused = eventually(() -> nobody.getUnit(get("free")), Code.RESOURCE_EXHAUSTED);

      assertEquals("RESOURCE_EXHAUSTED OVERLOADED", refused.why());
      assertTrue(refused.retry());
      holder.rollback();
      calls.forEach(LimitTest::end);
    }
    assertEquals("free", all(CALLS));
  }

  @Test
  void a_place_is_given_back_however_a_call_ends() throws SQLException {
    try (Connection holder = hold()) {
      List<ListenableFuture<Unit>> calls = waiting(CALLS);
      calls.forEach(call -> call.cancel(true));
      holder.rollback();
    }
    for (int i = 0; i < CALLS * 3; i++) {
      Refused.by(() -> FSC.units().getUnit(get("nowhere")));
      Refused.by(() -> FSC.units().getUnit(GetUnitRequest.getDefaultInstance()));
      Refused.by(
          () -> UnitServiceGrpc.newBlockingStub(FSC.service().channel()).getUnit(get("free")));
    }

    assertEquals("free", all(CALLS));
  }

  @Test
  void streams_have_places_of_their_own_and_give_them_back() {
    var request = WatchChangesRequest.newBuilder().setParent(Fsc.NAME).setAfter("0").build();
    Set<String> refused = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      try (Context.CancellableContext watching = Context.current().withCancellation()) {
        Context before = watching.attach();
        try {
          for (int stream = 0; stream < 2; stream++) {
            next(request);
          }
          refused.add(
              Refused.by(() -> FSC.changes("fsc:viewer").watchChanges(request).hasNext()).why());
          assertEquals("free", FSC.readUnit("free").getDisplayName());
        } finally {
          watching.detach(before);
        }
      }
    }

    assertEquals(Set.of("RESOURCE_EXHAUSTED OVERLOADED"), refused);
  }

  @Test
  void a_statement_that_takes_too_long_is_a_deadline_and_no_fault_of_ours() throws SQLException {
    Unit held = FSC.readUnit("held");
    try (Connection holder = hold()) {
      var refused = Refused.by(() -> FSC.units().updateUnit(move(held)));

      assertEquals("DEADLINE_EXCEEDED DEADLINE_EXCEEDED", refused.why());
      holder.rollback();
    }
    assertEquals(held, FSC.readUnit("held"));
  }

  @Test
  void a_call_that_gets_no_connection_is_unavailable_and_may_be_sent_again() throws SQLException {
    try (Connection holder = hold()) {
      List<ListenableFuture<Unit>> calls = waiting(2);
      while (!FSC.count(WAITING).equals("2")) {
        Thread.onSpinWait();
      }

      var refused = Refused.by(() -> FSC.units().getUnit(get("free")));

      assertEquals("UNAVAILABLE DATABASE_UNAVAILABLE", refused.why());
      assertTrue(refused.retry());
      holder.rollback();
      calls.forEach(LimitTest::end);
    }
    assertEquals("free", all(CALLS));
  }

  @Test
  void under_many_times_the_load_nobody_hears_of_a_fault_of_ours() {
    Map<Code, Integer> ends = new HashMap<>();
    Fsc.<Code>atOnce(120, i -> () -> end(i)).forEach(end -> ends.merge(end, 1, Integer::sum));

    ends.keySet()
        .removeAll(List.of(Code.OK, Code.ABORTED, Code.RESOURCE_EXHAUSTED, Code.UNAVAILABLE));
    assertEquals(Map.of(), ends);
    assertEquals("free", all(CALLS));
  }

  @Test
  void a_message_over_the_size_limit_is_refused() {
    var request = Fsc.newUnit("large");
    request.getUnitBuilder().setDisplayName("x".repeat(200_000));

    var refused = Refused.by(() -> FSC.units().createUnit(request.build()));

    assertEquals(Code.RESOURCE_EXHAUSTED, refused.code());
    assertEquals("free", all(CALLS));
  }

  /// A lock on the unit `held`, behind which its updates wait.
  private static Connection hold() throws SQLException {
    Connection holder = FSC.service().database().connect();
    holder.setAutoCommit(false);
    Sql.text(holder, "select id from unit where id = 'held' for update");
    return holder;
  }

  private static List<ListenableFuture<Unit>> waiting(int calls) {
    List<ListenableFuture<Unit>> all = new ArrayList<>();
    Unit held = FSC.readUnit("held");
    var stub = FSC.as(UnitServiceGrpc.newFutureStub(FSC.service().channel()), "fsc:planner");
    for (int i = 0; i < calls; i++) {
      all.add(stub.updateUnit(move(held)));
    }
    return all;
  }

  private static UpdateUnitRequest move(Unit unit) {
    var moved = unit.toBuilder().setPosition(unit.getPosition() + 1);
    return UpdateUnitRequest.newBuilder().setUnit(moved).build();
  }

  /// A call that is repeated until it ends so.
  private static Refused eventually(Runnable call, Code end) {
    Deadline patience = Deadline.after(10, TimeUnit.SECONDS);
    Refused refused = Refused.by(call::run);
    while (refused.code() != end && !patience.isExpired()) {
      refused = Refused.by(call::run);
    }
    return refused;
  }

  /// As many calls at once as there are places: what they read, when all of them are let in.
  private static String all(int places) {
    Deadline patience = Deadline.after(10, TimeUnit.SECONDS);
    List<Code> ends = List.of();
    while (Collections.frequency(ends, Code.OK) < places && !patience.isExpired()) {
      ends = Fsc.<Code>atOnce(places, i -> () -> end(0));
    }
    assertEquals(Collections.nCopies(places, Code.OK), ends);
    return FSC.readUnit("free").getDisplayName();
  }

  private static Code end(int call) {
    try {
      if (call % 2 == 0) {
        FSC.readUnit("free");
      } else {
        FSC.units().updateUnit(move(FSC.readUnit("held")));
      }
      return Code.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode();
    }
  }

  private static void end(ListenableFuture<Unit> call) {
    try {
      call.get();
    } catch (ExecutionException refused) {
      assertTrue(refused.getCause() instanceof StatusRuntimeException, refused.toString());
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /// Waits until a stream has been let in, which gives back the place of one before it.
  private static void next(WatchChangesRequest request) {
    Deadline patience = Deadline.after(10, TimeUnit.SECONDS);
    while (true) {
      try {
        FSC.changes("fsc:viewer").watchChanges(request).next();
        return;
      } catch (StatusRuntimeException refused) {
        if (patience.isExpired()) {
          throw refused;
        }
      }
    }
  }

  private static GetUnitRequest get(String id) {
    return GetUnitRequest.newBuilder().setName(Fsc.NAME + "/units/" + id).build();
  }
}
