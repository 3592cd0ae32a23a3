package org.goldenthread.gateway.view.change;

import com.google.common.hash.Hashing;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Part;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc;
import org.goldenthread.view.v1.ListChangesRequest;
import org.goldenthread.view.v1.ListChangesResponse;
import org.goldenthread.view.v1.ServiceHealth;

/// One page of the services' logs merged into one.
final class ChangeList {
  private static final int PAGE = 50;

  /// Failures that are the question's own fault, and not one service's.
  private static final Set<Code> QUESTION =
      Set.of(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED, Code.PERMISSION_DENIED);

  private final Services services;
  private final ListChangesRequest request;
  private final String directorate;
  private final List<String> asked;
  private final int size;

  ChangeList(Services services, ListChangesRequest request) {
    this.services = services;
    this.request = request;
    this.directorate = Names.code(request.getParent());
    this.asked = asked(request.getServicesList());
    this.size = request.getPageSize() == 0 ? PAGE : request.getPageSize();
  }

  /// The services that are asked, in the order in which answers name them.
  static List<String> asked(List<String> named) {
    return named.isEmpty() ? Services.ALL : Services.ALL.stream().filter(named::contains).toList();
  }

  ListChangesResponse page() {
    services.require(directorate);
    Map<String, String> places = places();
    Map<String, CompletableFuture<Part<LogPage>>> questions = new LinkedHashMap<>();
    for (String service : asked) {
      String place = places.getOrDefault(service, "");
      if (!LogPage.isDone(place)) {
        questions.put(service, services.part(() -> read(service, place)));
      }
    }
    ListChangesResponse.Builder answer = ListChangesResponse.newBuilder();
    List<LogPage> pages = new ArrayList<>();
    questions.forEach(
        (service, question) -> {
          Part<LogPage> part = question.join().orFail(QUESTION);
          part.find().ifPresent(pages::add);
          if (part instanceof Part.Missing<LogPage>) {
            answer.addUnavailable(
                ServiceHealth.newBuilder()
                    .setService(service)
                    .setAvailability(part.availability()));
          }
        });
    merge(pages, answer);
    pages.forEach(page -> places.put(page.service(), page.place()));
    return answer.setNextPageToken(next(pages, places)).build();
  }

  private void merge(List<LogPage> pages, ListChangesResponse.Builder answer) {
    Comparator<LogPage> byHead = LogPage.byHead(request.getNewestFirst(), Services.ALL);
    while (answer.getChangesCount() < size && pages.stream().noneMatch(LogPage::isUsedUp)) {
      Optional<LogPage> first = pages.stream().filter(LogPage::hasHead).min(byHead);
      if (first.isEmpty()) {
        return;
      }
      answer.addChanges(withPlace(first.get().take()));
    }
  }

  /// Over several logs a change of one does not tell the place in the others, and a service's own
  /// cursor is of no use to the caller: where it would mislead there is none.
  private Change withPlace(Change change) {
    boolean alone = asked.size() == 1 && !change.getCursor().isEmpty();
    String cursor =
        alone ? new Places(directorate, Map.of(asked.getFirst(), change.getCursor())).text() : "";
    return change.toBuilder().setCursor(cursor).build();
  }

  /// Empty where every service that answered is at its end. A service that did not keeps its place,
  /// so that the same question finds its changes when it is back.
  private String next(List<LogPage> pages, Map<String, String> places) {
    boolean more = pages.stream().anyMatch(page -> !LogPage.isDone(page.place()));
    return more ? new Places(scope(), places).text() : "";
  }

  private Map<String, String> places() {
    if (request.getPageToken().isEmpty()) {
      return new LinkedHashMap<>();
    }
    return Places.parse(request.getPageToken(), scope())
        .map(Places::byService)
        .filter(places -> places.values().stream().allMatch(LogPage::isPlace))
        .map(LinkedHashMap::new)
        .orElseThrow(
            () ->
                Failures.of(
                    Code.INVALID_ARGUMENT,
                    ErrorReason.PAGE_TOKEN_MISMATCH,
                    "The page token is damaged or belongs to another question."));
  }

  /// The question, so that a token is of use for the next page of the same one alone.
  private String scope() {
    return Hashing.sha256()
        .hashBytes(request.toBuilder().clearPageToken().setPageSize(size).build().toByteArray())
        .toString()
        .substring(0, 16);
  }

  private LogPage read(String service, String place) {
    org.goldenthread.type.v1.ListChangesRequest.Builder page =
        org.goldenthread.type.v1.ListChangesRequest.newBuilder()
            .setParent(request.getParent())
            .setPageSize(size)
            .setPageToken(LogPage.token(place))
            .setResource(request.getResource())
            .setPlan(request.getPlan())
            .setActor(request.getActor())
            .addAllOperations(request.getOperationsList())
            .addAllKinds(request.getKindsList())
            .setNewestFirst(request.getNewestFirst());
    if (request.hasReadTime()) {
      page.setReadTime(request.getReadTime());
    }
    if (request.hasStartTime()) {
      page.setStartTime(request.getStartTime());
    }
    if (request.hasEndTime()) {
      page.setEndTime(request.getEndTime());
    }
    return new LogPage(
        service,
        place,
        services.read(
            directorate,
            service,
            ChangeServiceGrpc::newBlockingStub,
            stub -> stub.listChanges(page.build())));
  }
}
