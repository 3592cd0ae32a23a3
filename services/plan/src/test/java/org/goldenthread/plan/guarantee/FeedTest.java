package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.DeletePlanRequest;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.plan.v1.UpdateUnitRequest;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc.ChangeServiceBlockingStub;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.ListChangesResponse;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;
import org.junit.jupiter.api.Test;

/// The change log, and the feed that streams it.
class FeedTest {
  private static final Fsc FSC = Fsc.shared();
  private static final int WATCHERS = 6;
  private static final int CHANGES = 60;
  private static final String LOG =
      "insert into change (operation, kind, resource, actor) values ('CREATED', 'Unit', ?, 'jo')";

  @Test
  void every_change_has_one_row_and_what_changes_nothing_has_none() {
    var unit = FSC.makeUnit("logged");
    var moved = unit.toBuilder().setPosition(3).build();
    var update = UpdateUnitRequest.newBuilder().setUnit(moved).setReason("moved").build();

    var updated = FSC.units().updateUnit(update);
    var again = update.toBuilder().setUnit(moved.toBuilder().setEtag(updated.getEtag())).build();
    FSC.units().updateUnit(again);
    FSC.units().getUnit(GetUnitRequest.newBuilder().setName(unit.getName()).build());

    var changes = list(unit.getName());
    assertEquals(
        List.of("CREATED []", "UPDATED [position]"),
        changes.stream().map(one -> one.getOperation() + " " + one.getFieldsList()).toList());
    assertEquals("moved jo", changes.get(1).getReason() + " " + changes.get(1).getActor());
    assertEquals(updated.getUpdateTime(), changes.get(1).getRecordTime());
    assertEquals("2", FSC.count("select count(*) from unit_history where id = 'logged'"));
  }

  @Test
  void what_goes_with_its_plan_has_a_row_of_its_own() {
    FSC.makeUnit("leaving");
    FSC.makeUnit("arriving");
    var plan = FSC.makePlan("leaving");
    var priorities =
        FSC.as(PriorityServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner");
    var priority =
        priorities.createPriority(
            CreatePriorityRequest.newBuilder()
                .setParent(plan.getName())
                .setPriority(Priority.newBuilder().setTitle("Goes along"))
                .build());
    var moved =
        FSC.plans("fsc:planner")
            .updatePlan(
                UpdatePlanRequest.newBuilder()
                    .setPlan(plan.toBuilder().setUnit(Fsc.NAME + "/units/arriving"))
                    .build());
    FSC.plans("fsc:planner")
        .deletePlan(
            DeletePlanRequest.newBuilder()
                .setName(moved.getName())
                .setEtag(moved.getEtag())
                .build());

    assertEquals(
        List.of("CREATED []", "UPDATED []", "DELETED []"),
        list(priority.getName()).stream()
            .map(one -> one.getOperation() + " " + one.getFieldsList())
            .toList());
  }

  @Test
  void a_change_that_fails_leaves_neither_row_nor_record() {
    FSC.makeUnit("taken");
    String rows = FSC.count("select count(*) from change");

    var second = Refused.by(() -> FSC.makeUnit("taken"));
    var lost =
        Refused.by(
            () -> {
              var request = Fsc.newUnit("lost");
              request.getUnitBuilder().setParentUnit(Fsc.NAME + "/units/nowhere");
              FSC.units().createUnit(request.build());
            });

    assertEquals("ALREADY_EXISTS RESOURCE_ALREADY_EXISTS", second.why());
    assertEquals("FAILED_PRECONDITION LINK_NOT_FOUND", lost.why());
    assertEquals(rows, FSC.count("select count(*) from change"));
    assertEquals("0", FSC.count("select count(*) from unit where id = 'lost'"));
  }

  @Test
  void a_change_that_commits_late_is_neither_skipped_nor_overtaken() throws SQLException {
    String begin = now();
    try (Connection late = FSC.open()) {
      Sql.run(late, LOG, Fsc.NAME + "/units/late");
      FSC.makeUnit("early-1");
      FSC.makeUnit("early-2");
      assertEquals(List.of(), names(list(Fsc.NAME + "/units/early-1")));

      late.commit();
    }

    assertEquals(
        List.of("late", "early-1", "early-2"), names(watch(begin, 3, FSC.changes("fsc:viewer"))));
    assertEquals(List.of("early-1"), names(list(Fsc.NAME + "/units/early-1")));
  }

  @Test
  void a_horizon_that_steps_back_shows_nothing_twice() throws SQLException {
    String begin = now();
    FSC.makeUnit("seen-1");
    try (Context.CancellableContext watching = Context.current().withCancellation();
        Connection slow = FSC.service().database().connect()) {
      Iterator<WatchChangesResponse> feed = feed(watching, begin);
      List<Change> seen = new ArrayList<>(take(feed, 1));

      // As a transaction does that read the clock and was then kept from taking its lock.
      slow.setAutoCommit(false);
      String behind = "select pg_advisory_xact_lock_shared(recorded_lock(?::timestamptz))";
      String instant = Fsc.instant(seen.getFirst().getRecordTime()).toString();
      Sql.text(slow, behind, instant);
      polls(3);
      slow.rollback();
      FSC.makeUnit("seen-2");
      seen.addAll(take(feed, 1));

      assertEquals(List.of("seen-1", "seen-2"), names(seen));
    }
  }

  @Test
  void watchers_see_everything_once_and_in_one_order_wherever_they_resume() {
    String begin = now();
    List<List<String>> seen =
        Fsc.<List<String>>atOnce(
            WATCHERS + 4,
            i ->
                i < WATCHERS
                    ? () -> resuming(begin, i + 1)
                    : () ->
                        IntStream.range(0, CHANGES / 4)
                            .mapToObj(n -> FSC.makeUnit("w-" + i + "-" + n).getDisplayName())
                            .toList());

    List<String> logged =
        FSC.sql(
            role ->
                Sql.texts(
                    role,
                    "select resource from change where resource like '%/units/w-%'"
                        + " order by recorded_at, sequence"));
    assertEquals(CHANGES, logged.size());
    for (List<String> one : seen.subList(0, WATCHERS)) {
      assertEquals(logged.stream().map(FeedTest::id).toList(), one);
    }
  }

  @Test
  void the_feed_ends_when_the_token_does() {
    var token = FSC.service().issuer().mint().grants("fsc:viewer");
    var soon = token.expires(Instant.now().plusSeconds(2)).signed();
    var feed =
        FSC.with(FSC.changes(), soon)
            .watchChanges(WatchChangesRequest.newBuilder().setParent(Fsc.NAME).build());

    var ended =
        assertThrows(StatusRuntimeException.class, () -> feed.forEachRemaining(change -> {}));

    assertEquals("UNAUTHENTICATED TOKEN_EXPIRED", Refused.of(ended).why());
  }

  @Test
  void a_cursor_of_somebody_elses_making_is_refused() {
    var request = WatchChangesRequest.newBuilder().setParent(Fsc.NAME).setAfter("sixty.six!");

    var refused =
        Refused.by(() -> FSC.changes("fsc:viewer").watchChanges(request.build()).hasNext());

    assertEquals("INVALID_ARGUMENT CURSOR_INVALID", refused.why());
  }

  @Test
  void the_log_is_paged_in_both_directions_without_loss() {
    var begin = Fsc.timestamp(Instant.now());
    IntStream.range(0, 7).forEach(i -> FSC.makeUnit("paged-" + i));

    var asked = ListChangesRequest.newBuilder().setStartTime(begin);
    List<String> oldest = paged(asked.clone());
    List<String> newest = paged(asked.clone().setNewestFirst(true));

    assertEquals(oldest, newest.reversed());
    assertEquals(IntStream.range(0, 7).mapToObj(i -> "paged-" + i).toList(), oldest);
  }

  private static List<String> paged(ListChangesRequest.Builder request) {
    List<String> names = new ArrayList<>();
    request.setParent(Fsc.NAME).setPageSize(3);
    do {
      ListChangesResponse page = FSC.changes("fsc:viewer").listChanges(request.build());
      names.addAll(names(page.getChangesList()));
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return names;
  }

  /// Watches a few at a time, beginning anew after the last cursor each time.
  private static List<String> resuming(String begin, int each) {
    List<String> seen = new ArrayList<>();
    String after = begin;
    while (seen.size() < CHANGES) {
      var some = watch(after, Math.min(each * 7, CHANGES - seen.size()), FSC.changes("fsc:viewer"));
      seen.addAll(names(some));
      after = some.getLast().getCursor();
    }
    return seen;
  }

  private static List<Change> watch(String after, int count, ChangeServiceBlockingStub stub) {
    try (Context.CancellableContext watching = Context.current().withCancellation()) {
      return watching.call(() -> take(stub.watchChanges(request(after)), count));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Iterator<WatchChangesResponse> feed(
      Context.CancellableContext watching, String after) {
    Context before = watching.attach();
    try {
      return FSC.changes("fsc:viewer").watchChanges(request(after));
    } finally {
      watching.detach(before);
    }
  }

  private static WatchChangesRequest request(String after) {
    return WatchChangesRequest.newBuilder().setParent(Fsc.NAME).setAfter(after).build();
  }

  private static List<Change> take(Iterator<WatchChangesResponse> feed, int count) {
    List<Change> seen = new ArrayList<>();
    while (seen.size() < count) {
      seen.add(feed.next().getChange());
    }
    return seen;
  }

  /// Until the feed has asked a few times more: each time it asks, it makes a transaction end.
  private static void polls(int times) {
    String ended =
        "select count(*) from pg_stat_activity where datname = current_database()"
            + " and query like '%change t where%' and query_start > ?::timestamptz";
    for (int i = 0; i < times; i++) {
      String from = FSC.count("select clock_timestamp()::text");
      until(count -> !count.equals("0"), ended, from);
    }
  }

  private static void until(Predicate<String> met, String query, String parameter) {
    while (!met.test(FSC.count(query, parameter))) {
      Thread.onSpinWait();
    }
  }

  /// A place in the log before which everything has been seen.
  private static String now() {
    FSC.makeUnit("marker-" + FSC.count("select count(*) from change"));
    return FSC.changes("fsc:viewer")
        .listChanges(
            ListChangesRequest.newBuilder()
                .setParent(Fsc.NAME)
                .setNewestFirst(true)
                .setPageSize(1)
                .build())
        .getChanges(0)
        .getCursor();
  }

  private static List<Change> list(String resource) {
    var request = ListChangesRequest.newBuilder().setParent(Fsc.NAME).setResource(resource);
    return FSC.changes("fsc:viewer").listChanges(request.build()).getChangesList();
  }

  private static List<String> names(List<Change> changes) {
    return changes.stream().map(change -> id(change.getResource())).toList();
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
