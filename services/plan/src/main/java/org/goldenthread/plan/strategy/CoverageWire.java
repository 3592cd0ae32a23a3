package org.goldenthread.plan.strategy;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.PageToken;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.strategy.CoverageStore.Count;
import org.goldenthread.plan.strategy.CoverageStore.Items;
import org.goldenthread.plan.strategy.CoverageStore.Link;
import org.goldenthread.plan.strategy.CoverageStore.Question;
import org.goldenthread.plan.v1.ListStrategyCoverageLinksRequest;
import org.goldenthread.plan.v1.ListStrategyCoverageLinksResponse;
import org.goldenthread.plan.v1.ListStrategyCoverageRequest;
import org.goldenthread.plan.v1.ListStrategyCoverageResponse;
import org.goldenthread.plan.v1.StrategyCoverage;
import org.goldenthread.plan.v1.StrategyCoverageLink;
import org.goldenthread.plan.v1.StrategyFramework;
import org.goldenthread.plan.v1.StrategyItem;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// Coverage of a strategy in the contract's words.
@Singleton
final class CoverageWire {
  private static final int USUAL = 50;
  private static final String ALL = "-";

  private final Reads reads;
  private final CoverageStore store;
  private final Resource<StrategyFrameworkRow, StrategyFramework> frameworks;
  private final Resource<StrategyItemRow, StrategyItem> items;
  private final Links links;
  private final String prefix;

  CoverageWire(
      Reads reads,
      CoverageStore store,
      Resource<StrategyFrameworkRow, StrategyFramework> frameworks,
      Resource<StrategyItemRow, StrategyItem> items,
      Links links,
      @Value("${goldenthread.directorate}") String directorate) {
    this.reads = reads;
    this.store = store;
    this.frameworks = frameworks;
    this.items = items;
    this.links = links;
    this.prefix = "directorates/" + directorate + "/strategyFrameworks/";
  }

  ListStrategyCoverageResponse list(ListStrategyCoverageRequest request) {
    Question question = question(new Request(request).readTime(), request.getPlanYear());
    int size = size(request.getPageSize());
    boolean all = request.getParent().equals(prefix + ALL);
    Items which =
        new Items(
            all ? "" : lastId(request.getParent()),
            request.getKind() == StrategyItem.Kind.KIND_UNSPECIFIED ? "" : request.getKind().name(),
            request.getUncoveredOnly(),
            request.getPageToken().isEmpty()
                ? List.of()
                : PageToken.values(request, request.getPageToken(), 3),
            size + 1);
    return reads.snapshot(
        question.readTime(),
        () -> {
          requireParent(
              all || isThere(frameworks, request.getParent(), question), request.getParent());
          List<Count> counts = store.counts(question, which);
          List<Count> shown = counts.stream().limit(size).toList();
          ListStrategyCoverageResponse.Builder page =
              ListStrategyCoverageResponse.newBuilder().addAllCoverage(messages(shown, question));
          if (counts.size() > size) {
            Count last = shown.getLast();
            List<String> place =
                List.of(last.framework(), Integer.toString(last.position()), last.id());
            page.setNextPageToken(PageToken.after(request, place));
          }
          return page.build();
        });
  }

  ListStrategyCoverageLinksResponse links(ListStrategyCoverageLinksRequest request) {
    Question question = question(new Request(request).readTime(), request.getPlanYear());
    int size = size(request.getPageSize());
    List<String> after =
        request.getPageToken().isEmpty()
            ? List.of()
            : PageToken.values(request, request.getPageToken(), 2);
    return reads.snapshot(
        question.readTime(),
        () -> {
          requireParent(isThere(items, request.getParent(), question), request.getParent());
          List<Link> found = store.links(question, request.getParent(), after, size + 1);
          ListStrategyCoverageLinksResponse.Builder page =
              ListStrategyCoverageLinksResponse.newBuilder();
          found.stream().limit(size).forEach(link -> page.addLinks(message(link)));
          if (found.size() > size) {
            Link last = found.get(size - 1);
            List<String> place = List.of(Integer.toString(last.rank()), last.id());
            page.setNextPageToken(PageToken.after(request, place));
          }
          return page.build();
        });
  }

  private Question question(@Nullable Instant readTime, String planYear) {
    return new Question(prefix, Permit.current().scope().orElse(null), planYear, readTime);
  }

  private static boolean isThere(Resource<?, ?> resource, String name, Question question) {
    return resource.find(name, question.readTime()).isPresent();
  }

  private static void requireParent(boolean isThere, String name) {
    if (!isThere) {
      throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, name);
    }
  }

  private List<StrategyCoverage> messages(List<Count> counts, Question question) {
    if (counts.isEmpty()) {
      return List.of();
    }
    List<String> ids = counts.stream().map(Count::id).toList();
    Map<String, StrategyItem> messages = new HashMap<>();
    items
        .table()
        .select("t.id = any(?)", "", List.of(ids), question.readTime())
        .forEach(row -> messages.put(row.id(), items.message(row)));
    return counts.stream()
        .map(
            count ->
                StrategyCoverage.newBuilder()
                    .setItem(Objects.requireNonNull(messages.get(count.id())))
                    .setPlans(count.plans())
                    .setPriorities(count.priorities())
                    .setActions(count.actions())
                    .setBelow(count.below())
                    .build())
        .toList();
  }

  private StrategyCoverageLink message(Link link) {
    StrategyCoverageLink.Kind kind = StrategyCoverageLink.Kind.valueOf(link.kind());
    return StrategyCoverageLink.newBuilder()
        .setKind(kind)
        .setResource(
            switch (kind) {
              case PRIORITY -> links.child(link.plan(), "priorities", UUID.fromString(link.id()));
              case ACTION -> links.child(link.plan(), "actions", UUID.fromString(link.id()));
              case PLAN, KIND_UNSPECIFIED, UNRECOGNIZED -> links.plan(link.plan());
            })
        .setText(link.text())
        .setPlan(links.plan(link.plan()))
        .setPlanTitle(link.planTitle())
        .setPlanYear(link.planYear())
        .setAsWritten(link.asWritten())
        .build();
  }

  private static int size(int asked) {
    return asked == 0 ? USUAL : asked;
  }

  private static String lastId(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
