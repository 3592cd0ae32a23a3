package org.goldenthread.plan.succession;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.revision.DifferenceWire;
import org.goldenthread.plan.revision.PageWire;
import org.goldenthread.plan.revision.Place;
import org.goldenthread.plan.revision.PlanPartsWire;
import org.goldenthread.plan.succession.SuccessionRules.Item;
import org.goldenthread.plan.succession.SuccessionRules.Match;
import org.goldenthread.plan.v1.ComparePlanWithPreviousRequest;
import org.goldenthread.plan.v1.ComparePlanWithPreviousResponse;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.RolledForwardItem;
import org.goldenthread.plan.v1.RolledForwardItem.Outcome;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// What a plan makes of last year's: new, changed, carried over, dropped.
@Singleton
final class PredecessorWire {
  /// In these two years' plans differ because they are two years' plans.
  private static final Set<String> OF_THE_YEAR =
      Set.of("plan_year", "previous_plan", "parent_plan", ReferenceWire.CARRIED_FROM);

  private final Reads reads;
  private final Resource<PlanRow, Plan> plans;
  private final PlanPartsWire parts;
  private final Links links;

  /// The items of one kind in both plans, by name.
  ///
  /// @param order the place of the kind
  private record Both(
      int order,
      String kind,
      Map<String, Message> current,
      Map<String, Message> previous,
      Map<String, Match> matches) {}

  PredecessorWire(Reads reads, Resource<PlanRow, Plan> plans, PlanPartsWire parts, Links links) {
    this.reads = reads;
    this.plans = plans;
    this.parts = parts;
    this.links = links;
  }

  ComparePlanWithPreviousResponse compare(ComparePlanWithPreviousRequest request) {
    Instant readTime = new Request(request).readTime();
    return reads.snapshot(readTime, () -> answer(request, readTime));
  }

  private ComparePlanWithPreviousResponse answer(
      ComparePlanWithPreviousRequest request, @Nullable Instant readTime) {
    PlanRow plan = plans.row(request.getName(), readTime);
    PlanRow previous = previous(plan, readTime).orElseThrow(() -> missing(request.getName()));
    SortedMap<Place, RolledForwardItem> all = items(plan, previous, readTime);
    Map<Outcome, Integer> counts = new HashMap<>();
    all.values().forEach(item -> counts.merge(item.getOutcome(), 1, Integer::sum));
    if (request.getOutcomesCount() > 0) {
      Set<Outcome> wanted = Set.copyOf(request.getOutcomesList());
      all.values().removeIf(item -> !wanted.contains(item.getOutcome()));
    }
    PageWire<RolledForwardItem> page =
        PageWire.of(request, request.getPageSize(), request.getPageToken(), all);
    return ComparePlanWithPreviousResponse.newBuilder()
        .addAllItems(page.items())
        .setNextPageToken(page.next())
        .setPreviousPlan(plans.name(previous))
        .setNewItems(counts.getOrDefault(Outcome.NEW, 0))
        .setChanged(counts.getOrDefault(Outcome.CHANGED, 0))
        .setCarriedOver(counts.getOrDefault(Outcome.CARRIED_OVER, 0))
        .setDropped(counts.getOrDefault(Outcome.DROPPED, 0))
        .build();
  }

  private Optional<PlanRow> previous(PlanRow plan, @Nullable Instant readTime) {
    String said = plan.previousPlan();
    if (said != null) {
      return plans.find(links.plan(said), readTime);
    }
    // Such as of a plan that was imported.
    return PlanYear.find(plan.planYear())
        .flatMap(RollForwardRules::before)
        .flatMap(
            year ->
                plans
                    .table()
                    .select(
                        "t.unit = ? and t.kind = ? and t.plan_year = ?",
                        "",
                        List.of(plan.unit(), plan.kind(), year.label()),
                        readTime)
                    .stream()
                    .findFirst());
  }

  private SortedMap<Place, RolledForwardItem> items(
      PlanRow plan, PlanRow previous, @Nullable Instant readTime) {
    List<Both> kinds = new ArrayList<>();
    kinds.add(plans(plan, previous));
    for (Resource<?, ?> kind : parts.kinds()) {
      kinds.add(
          both(
              kinds.size(),
              kind.kind(),
              PlanPartsWire.items(kind, plans.name(plan), readTime),
              PlanPartsWire.items(kind, plans.name(previous), readTime)));
    }
    Map<String, String> successors = new HashMap<>();
    kinds.forEach(
        kind -> kind.matches().forEach((name, match) -> successors.put(match.previous(), name)));
    SortedMap<Place, RolledForwardItem> items = new TreeMap<>();
    kinds.forEach(kind -> add(items, kind, successors));
    return items;
  }

  private Both plans(PlanRow plan, PlanRow previous) {
    String current = plans.name(plan);
    String before = plans.name(previous);
    return new Both(
        0,
        plans.kind(),
        Map.of(current, plans.message(plan)),
        Map.of(before, plans.message(previous)),
        Map.of(current, new Match(before, false)));
  }

  private static Both both(
      int order, String kind, Map<String, Message> current, Map<String, Message> previous) {
    Map<String, Match> matches =
        SuccessionRules.matches(said(current.values()), said(previous.values()));
    return new Both(order, kind, current, previous, matches);
  }

  private static List<Item> said(Collection<Message> items) {
    return items.stream()
        .map(
            item ->
                new Item(
                    PlanPartsWire.name(item),
                    PlanPartsWire.text(item, ReferenceWire.CARRIED_FROM),
                    PlanPartsWire.words(item)))
        .toList();
  }

  private static void add(
      SortedMap<Place, RolledForwardItem> items, Both both, Map<String, String> successors) {
    both.current()
        .forEach(
            (name, item) -> {
              Match match = both.matches().get(name);
              Message before = match == null ? null : both.previous().get(match.previous());
              items.put(
                  new Place(both.order(), false, PlanPartsWire.position(item), name),
                  match == null || before == null
                      ? one(Outcome.NEW, both.kind(), item).setCurrent(name).build()
                      : kept(both.kind(), item, ReferenceWire.moved(before, successors), match));
            });
    Set<String> kept =
        Set.copyOf(both.matches().values().stream().map(Match::previous).distinct().toList());
    both.previous()
        .forEach(
            (name, item) -> {
              if (!kept.contains(name)) {
                items.put(
                    new Place(both.order(), true, PlanPartsWire.position(item), name),
                    one(Outcome.DROPPED, both.kind(), item).setPrevious(name).build());
              }
            });
  }

  private static RolledForwardItem kept(
      String kind, Message current, Message previous, Match match) {
    List<String> fields =
        DifferenceWire.of(previous, current, PredecessorWire::counts).stream()
            .map(difference -> difference.getField().split("\\.", 2)[0])
            .distinct()
            .toList();
    return one(fields.isEmpty() ? Outcome.CARRIED_OVER : Outcome.CHANGED, kind, current)
        .setPrevious(match.previous())
        .setCurrent(PlanPartsWire.name(current))
        .addAllFields(fields)
        .setByWords(match.byWords())
        .build();
  }

  private static boolean counts(FieldDescriptor field) {
    return PlanPartsWire.isWrittenBesideItsPlace(field) && !OF_THE_YEAR.contains(field.getName());
  }

  private static RolledForwardItem.Builder one(Outcome outcome, String kind, Message item) {
    return RolledForwardItem.newBuilder()
        .setOutcome(outcome)
        .setKind(kind)
        .setLabel(PlanPartsWire.label(item));
  }

  private static Failure missing(String plan) {
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.PREVIOUS_PLAN_MISSING,
            "There is no plan of the year before to compare with: name one in previous_plan, or"
                + " import it.")
        .with("plan", plan);
  }
}
