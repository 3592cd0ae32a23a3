package org.goldenthread.gateway.view;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntryServiceGrpc;
import org.goldenthread.plan.v1.ListForwardPlanEntriesRequest;
import org.goldenthread.plan.v1.ListForwardPlanEntriesResponse;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.view.v1.ForwardPlan;
import org.goldenthread.view.v1.ForwardPlanServiceGrpc.ForwardPlanServiceImplBase;
import org.goldenthread.view.v1.GetForwardPlanRequest;

/// The forward plans of every directorate that the caller may read.
@Singleton
public final class ForwardPlanEndpoint extends ForwardPlanServiceImplBase {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int PAGE = 500;

  private final Services services;
  private final Clock clock;

  public ForwardPlanEndpoint(Services services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  @Override
  public void getForwardPlan(GetForwardPlanRequest request, StreamObserver<ForwardPlan> caller) {
    Answer.give(caller, () -> plan(request));
  }

  /// Questions that are on their way.
  private record Asked(
      String code,
      CompletableFuture<Part<String>> name,
      CompletableFuture<Part<List<ForwardPlanEntry>>> entries) {}

  private ForwardPlan plan(GetForwardPlanRequest given) {
    GetForwardPlanRequest request =
        given.getAsAt().isEmpty()
            ? given.toBuilder()
                .setAsAt(LocalDate.ofInstant(clock.instant(), LONDON).toString())
                .build()
            : given;
    List<Asked> asked =
        Directorates.by(CallerContext.caller(), services.directorates()).stream()
            .map(code -> ask(code, request))
            .toList();
    ForwardPlan.Builder plan =
        ForwardPlan.newBuilder()
            .setReadTime(ReadTime.of(request.hasReadTime(), request.getReadTime(), clock))
            .setAsAt(request.getAsAt())
            .setComplete(true);
    asked.forEach(one -> add(plan, one));
    return plan.build();
  }

  /// A directorate that does not answer is named, and the plan is then not called complete.
  private static void add(ForwardPlan.Builder plan, Asked asked) {
    Part<List<ForwardPlanEntry>> entries = asked.entries().join().orFail(Directorates.QUESTION);
    plan.setComplete(plan.getComplete() && entries.find().isPresent())
        .addDirectoratesBuilder()
        .setDirectorate(Names.directorate(asked.code()))
        .setDisplayName(asked.name().join().find().orElse(""))
        .setAvailability(entries.availability())
        .addAllEntries(entries.find().orElse(List.of()));
  }

  private Asked ask(String code, GetForwardPlanRequest request) {
    ListUnitsRequest.Builder units = ListUnitsRequest.newBuilder().setAsAt(request.getAsAt());
    if (request.hasReadTime()) {
      units.setReadTime(request.getReadTime());
    }
    return new Asked(
        code,
        services.part(() -> Directorates.displayName(services, code, units)),
        services.part(() -> entries(code, request)));
  }

  private List<ForwardPlanEntry> entries(String code, GetForwardPlanRequest request) {
    ListForwardPlanEntriesRequest.Builder page =
        ListForwardPlanEntriesRequest.newBuilder()
            .setParent(Names.directorate(code))
            .setAsAt(request.getAsAt())
            .setDueFrom(request.getDueFrom())
            .setDueTo(request.getDueTo())
            .setKeyOnly(request.getKeyOnly())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      page.setReadTime(request.getReadTime());
    }
    List<ForwardPlanEntry> entries = new ArrayList<>();
    do {
      ListForwardPlanEntriesResponse found =
          services.read(
              code,
              Services.PLAN,
              ForwardPlanEntryServiceGrpc::newBlockingStub,
              stub -> stub.listForwardPlanEntries(page.build()));
      entries.addAll(found.getForwardPlanEntriesList());
      page.setPageToken(found.getNextPageToken());
    } while (!page.getPageToken().isEmpty());
    return entries;
  }
}
