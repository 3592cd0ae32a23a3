package org.goldenthread.gateway.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntryServiceGrpc.ForwardPlanEntryServiceImplBase;
import org.goldenthread.plan.v1.ListForwardPlanEntriesRequest;
import org.goldenthread.plan.v1.ListForwardPlanEntriesResponse;
import org.goldenthread.view.v1.DirectorateForwardPlan;
import org.goldenthread.view.v1.ForwardPlan;
import org.goldenthread.view.v1.ForwardPlanServiceGrpc;
import org.goldenthread.view.v1.GetForwardPlanRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardPlanTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2013-10-01T23:30:00Z"), ZoneOffset.UTC);

  private final Council council = new Council();

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void every_directorate_that_the_caller_may_read_has_all_pages_of_its_plan() {
    council
        .with("fsc", "plan", entries("One", "Two", "Three"))
        .with("els", "plan", entries("Four"))
        .with("law", "plan", entries("Five"));

    ForwardPlan plan = ask(view(), "fsc:viewer", "els/schools:officer");

    assertEquals(
        List.of("directorates/els", "directorates/fsc"),
        plan.getDirectoratesList().stream().map(DirectorateForwardPlan::getDirectorate).toList());
    assertEquals(List.of("Four 2013-10-02"), texts(plan.getDirectorates(0)));
    assertEquals(
        List.of("One 2013-10-02", "Two 2013-10-02", "Three 2013-10-02"),
        texts(plan.getDirectorates(1)));
    assertTrue(plan.getComplete());
    assertEquals("2013-10-02", plan.getAsAt(), "half past eleven in UTC is the next day in London");
  }

  @Test
  void a_directorate_that_is_down_is_named_and_the_plan_is_not_called_complete() {
    council.with("els", "plan", entries("Four")).with("fsc", "plan", entries());
    ForwardPlanEndpoint view = view();
    council.stop("fsc", "plan");

    ForwardPlan plan = ask(view, "*:corporate-viewer");

    assertFalse(plan.getComplete());
    assertEquals(1, plan.getDirectorates(0).getEntriesCount());
    assertEquals(
        ErrorReason.INSTANCE_UNAVAILABLE, plan.getDirectorates(1).getAvailability().getReason());
  }

  @Test
  void an_instance_that_does_not_know_the_call_yet_is_missing_for_that_reason() {
    council.with("fsc", "plan");

    ForwardPlan plan = ask(view(), "fsc:viewer");

    assertEquals(
        ErrorReason.METHOD_UNKNOWN_TO_INSTANCE,
        plan.getDirectorates(0).getAvailability().getReason());
  }

  private ForwardPlanEndpoint view() {
    return new ForwardPlanEndpoint(new Services(council.instances(), council.config()), CLOCK);
  }

  private ForwardPlan ask(ForwardPlanEndpoint view, String... grants) {
    return ForwardPlanServiceGrpc.newBlockingStub(council.view(view, grants))
        .getForwardPlan(GetForwardPlanRequest.getDefaultInstance());
  }

  private static List<String> texts(DirectorateForwardPlan plan) {
    return plan.getEntriesList().stream().map(ForwardPlanEntry::getText).toList();
  }

  /// A page for each, which says the day that it was asked about.
  private static ForwardPlanEntryServiceImplBase entries(String... texts) {
    return new ForwardPlanEntryServiceImplBase() {
      @Override
      public void listForwardPlanEntries(
          ListForwardPlanEntriesRequest request,
          StreamObserver<ListForwardPlanEntriesResponse> observer) {
        int at = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
        ListForwardPlanEntriesResponse.Builder page = ListForwardPlanEntriesResponse.newBuilder();
        if (at < texts.length) {
          page.addForwardPlanEntries(
              ForwardPlanEntry.newBuilder().setText(texts[at] + " " + request.getAsAt()));
          page.setNextPageToken(at + 1 < texts.length ? Integer.toString(at + 1) : "");
        }
        observer.onNext(page.build());
        observer.onCompleted();
      }
    };
  }
}
