package org.goldenthread.gateway.view.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Council;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.type.v1.Change;
import org.goldenthread.view.v1.ChangeServiceGrpc;
import org.goldenthread.view.v1.ListChangesRequest;
import org.goldenthread.view.v1.ListChangesResponse;
import org.goldenthread.view.v1.WatchChangesRequest;
import org.goldenthread.view.v1.WatchChangesResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTest {
  private final Council council = new Council();

  @AfterEach
  void close() {
    council.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 50})
  void pages_of_any_size_give_every_change_once_in_the_order_of_its_instant(int size) {
    ListChangesRequest.Builder request = all().setPageSize(size);
    assertEquals(
        List.of("plan 1", "risk 1", "plan 2", "continuity 1", "risk 2", "risk 3", "plan 3"),
        pages(council.view(logs(), "fsc:viewer"), request));
  }

  @Test
  void the_newest_come_first_where_that_is_asked() {
    ListChangesRequest.Builder request = all().setPageSize(2).setNewestFirst(true);
    assertEquals(
        List.of("plan 3", "risk 3", "risk 2", "continuity 1", "plan 2", "risk 1", "plan 1"),
        pages(council.view(logs(), "fsc:viewer"), request));
  }

  @Test
  void a_service_that_is_down_is_named_and_its_changes_are_there_when_it_is_asked_again() {
    ChangeEndpoint view = logs();
    council.stop("fsc", "risk");
    ListChangesResponse page =
        ChangeServiceGrpc.newBlockingStub(council.view(view, "fsc:viewer"))
            .listChanges(all().build());
    assertEquals(4, page.getChangesCount());
    assertEquals("risk", page.getUnavailable(0).getService());
    assertEquals(
        ErrorReason.INSTANCE_UNAVAILABLE, page.getUnavailable(0).getAvailability().getReason());
    assertEquals("", page.getNextPageToken());
  }

  @Test
  void a_page_token_is_of_use_for_its_own_question_alone() {
    Channel view = council.view(logs(), "fsc:viewer");
    ListChangesRequest request = all().setPageSize(2).build();
    String token = ChangeServiceGrpc.newBlockingStub(view).listChanges(request).getNextPageToken();
    StatusRuntimeException refused =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                ChangeServiceGrpc.newBlockingStub(view)
                    .listChanges(
                        request.toBuilder().setPageToken(token).setActor("someone").build()));
    assertEquals(ErrorReason.PAGE_TOKEN_MISMATCH, Failures.reason(refused));
  }

  @Test
  void a_stream_goes_on_where_it_was_left_without_a_gap_and_without_a_repetition() {
    Channel view = council.view(logs(), "fsc:viewer");
    List<String> seen = new ArrayList<>();
    String cursor = "0";
    for (int taken : new int[] {1, 3, 3}) {
      cursor = watch(view, cursor, taken, seen);
    }
    assertEquals(
        Set.of("plan 1", "risk 1", "plan 2", "continuity 1", "risk 2", "risk 3", "plan 3"),
        Set.copyOf(seen));
    assertEquals(7, seen.size());
  }

  @Test
  void a_stream_begins_at_once_with_a_cursor_and_ends_with_the_token() {
    Channel view = council.view(logs(), Instant.now().plusMillis(300), "fsc:viewer");
    Iterator<WatchChangesResponse> stream =
        ChangeServiceGrpc.newBlockingStub(view).watchChanges(watching("").build());
    WatchChangesResponse first = stream.next();
    assertFalse(first.hasChange());
    assertFalse(first.getCursor().isEmpty());
    assertFalse(stream.hasNext());
  }

  @Test
  void a_service_that_is_down_is_named_in_the_stream() {
    ChangeEndpoint endpoint = logs();
    council.stop("fsc", "risk");
    try (Context.CancellableContext context = Context.current().withCancellation()) {
      Context before = context.attach();
      try {
        Iterator<WatchChangesResponse> stream =
            ChangeServiceGrpc.newBlockingStub(council.view(endpoint, "fsc:viewer"))
                .watchChanges(watching("").build());
        WatchChangesResponse step = stream.next();
        while (step.getUnavailableCount() == 0) {
          step = stream.next();
        }
        assertEquals("risk", step.getUnavailable(0).getService());
      } finally {
        context.detach(before);
      }
    }
  }

  @Test
  void a_cursor_that_was_cut_off_and_an_unknown_directorate_are_refused() {
    Channel view = council.view(logs(), "fsc:viewer");
    assertEquals(ErrorReason.CURSOR_INVALID, refused(view, watching("abc").build()));
    assertEquals(
        ErrorReason.DIRECTORATE_NOT_FOUND,
        refused(view, watching("").setParent("directorates/xyz").build()));
  }

  private static ErrorReason refused(Channel view, WatchChangesRequest request) {
    Iterator<WatchChangesResponse> stream =
        ChangeServiceGrpc.newBlockingStub(view).watchChanges(request);
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stream.hasNext());
    assertFalse(refused.getStatus().getCode() == Code.INTERNAL);
    return Failures.reason(refused);
  }

  private static String watch(Channel view, String after, int changes, List<String> seen) {
    try (Context.CancellableContext context = Context.current().withCancellation()) {
      Context before = context.attach();
      try {
        Iterator<WatchChangesResponse> stream =
            ChangeServiceGrpc.newBlockingStub(view).watchChanges(watching(after).build());
        String cursor = after;
        int taken = 0;
        while (taken < changes) {
          WatchChangesResponse step = stream.next();
          if (step.hasChange()) {
            seen.add(words(step.getChange()));
            cursor = step.getCursor();
            taken++;
          }
        }
        return cursor;
      } finally {
        context.detach(before);
      }
    }
  }

  private static List<String> pages(Channel view, ListChangesRequest.Builder request) {
    List<String> all = new ArrayList<>();
    String token = "";
    do {
      ListChangesResponse page =
          ChangeServiceGrpc.newBlockingStub(view).listChanges(request.setPageToken(token).build());
      page.getChangesList().forEach(change -> all.add(words(change)));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  private ChangeEndpoint logs() {
    council
        .with("fsc", "plan", new Log("plan", 1, 3, 9))
        .with("fsc", "indicator", new Log("indicator"))
        .with("fsc", "risk", new Log("risk", 2, 5, 6))
        .with("fsc", "continuity", new Log("continuity", 4));
    return new ChangeEndpoint(
        new Services(council.instances(), council.config()), council.config(), Clock.systemUTC());
  }

  private static ListChangesRequest.Builder all() {
    return ListChangesRequest.newBuilder().setParent("directorates/fsc");
  }

  private static WatchChangesRequest.Builder watching(String after) {
    return WatchChangesRequest.newBuilder().setParent("directorates/fsc").setAfter(after);
  }

  private static String words(Change change) {
    return change.getService() + " " + change.getSequence();
  }
}
