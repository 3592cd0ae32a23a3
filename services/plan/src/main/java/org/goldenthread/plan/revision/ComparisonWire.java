package org.goldenthread.plan.revision;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanRevisionRow;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.ComparePlanRequest;
import org.goldenthread.plan.v1.ComparePlanResponse;
import org.goldenthread.plan.v1.FieldDifference;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanDifference;
import org.goldenthread.plan.v1.PlanDifference.Outcome;
import org.goldenthread.plan.v1.PlanRevision;
import org.jspecify.annotations.Nullable;

/// What differs in a plan between two instants.
@Singleton
final class ComparisonWire {
  private final Reads reads;
  private final Resource<PlanRow, Plan> plans;
  private final Resource<PlanRevisionRow, PlanRevision> revisions;
  private final PlanPartsWire parts;

  /// @param target now where null
  private record Span(Instant base, @Nullable Instant target) {}

  ComparisonWire(
      Reads reads,
      Resource<PlanRow, Plan> plans,
      Resource<PlanRevisionRow, PlanRevision> revisions,
      PlanPartsWire parts) {
    this.reads = reads;
    this.plans = plans;
    this.revisions = revisions;
    this.parts = parts;
  }

  ComparePlanResponse compare(ComparePlanRequest request) {
    Span span = reads.read(null, () -> span(request));
    // Settled before the snapshot begins, so that the one sees all that the other shows.
    Instant base = reads.read(span.base(), span::base);
    return reads.snapshot(span.target(), () -> answer(request, base, span.target()));
  }

  private Span span(ComparePlanRequest request) {
    Instant base =
        switch (request.getBaseCase()) {
          case BASE_TIME -> instant(request.getBaseTime());
          case BASE_REVISION ->
              revision(request.getName(), request.getBaseRevision(), "base_revision");
          case BASE_NOT_SET -> beginning(plans.row(request.getName(), null));
        };
    return switch (request.getTargetCase()) {
      case TARGET_TIME -> new Span(base, instant(request.getTargetTime()));
      case TARGET_REVISION ->
          new Span(
              base, revision(request.getName(), request.getTargetRevision(), "target_revision"));
      case TARGET_NOT_SET -> new Span(base, null);
    };
  }

  private static Instant beginning(PlanRow plan) {
    Instant published = plan.publishTime();
    return published == null ? plan.createTime() : published;
  }

  /// From which instant on a revision is seen.
  private Instant revision(String name, int number, String field) {
    PlanRow plan = plans.row(name, null);
    Optional<Instant> instant =
        number == 0
            ? Optional.ofNullable(plan.publishTime())
            : revisions
                .table()
                .select("t.plan = ? and t.number = ?", "", List.of(plan.id(), number), null)
                .stream()
                .map(PlanRevisionRow::createTime)
                .findFirst();
    return instant.orElseThrow(
        () -> Failure.invalid(field, "The plan has no revision " + number + "."));
  }

  private ComparePlanResponse answer(
      ComparePlanRequest request, Instant base, @Nullable Instant target) {
    SortedMap<Place, PlanDifference> all = differences(request.getName(), base, target);
    PageWire<PlanDifference> page =
        PageWire.of(request, request.getPageSize(), request.getPageToken(), all);
    ComparePlanResponse.Builder answer =
        ComparePlanResponse.newBuilder()
            .addAllDifferences(page.items())
            .setNextPageToken(page.next())
            .setAdded(count(all.values(), Outcome.ADDED))
            .setChanged(count(all.values(), Outcome.CHANGED))
            .setRemoved(count(all.values(), Outcome.REMOVED))
            .setBaseTime(Shape.timestamp(base));
    if (target != null) {
      answer.setTargetTime(Shape.timestamp(target));
    }
    return answer.build();
  }

  private SortedMap<Place, PlanDifference> differences(
      String name, Instant base, @Nullable Instant target) {
    Map<String, Message> before = plan(name, base);
    Map<String, Message> after = plan(name, target);
    if (before.isEmpty() && after.isEmpty()) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, name);
    }
    SortedMap<Place, PlanDifference> found = new TreeMap<>();
    add(found, 0, plans.kind(), before, after);
    List<Resource<?, ?>> kinds = parts.kinds();
    for (int i = 0; i < kinds.size(); i++) {
      Resource<?, ?> kind = kinds.get(i);
      add(
          found,
          i + 1,
          kind.kind(),
          PlanPartsWire.items(kind, name, base),
          PlanPartsWire.items(kind, name, target));
    }
    return found;
  }

  private Map<String, Message> plan(String name, @Nullable Instant readTime) {
    return plans
        .find(name, readTime)
        .map(row -> Map.<String, Message>of(name, plans.message(row)))
        .orElse(Map.of());
  }

  private static void add(
      SortedMap<Place, PlanDifference> found,
      int order,
      String kind,
      Map<String, Message> before,
      Map<String, Message> after) {
    Set<String> names = new LinkedHashSet<>(after.keySet());
    names.addAll(before.keySet());
    for (String name : names) {
      Message one = before.get(name);
      Message other = after.get(name);
      Message shown = other == null ? one : other;
      if (shown != null) {
        Place place = new Place(order, false, PlanPartsWire.position(shown), name);
        difference(kind, one, other).ifPresent(difference -> found.put(place, difference));
      }
    }
  }

  private static Optional<PlanDifference> difference(
      String kind, @Nullable Message before, @Nullable Message after) {
    if (before != null && after != null) {
      List<FieldDifference> fields = DifferenceWire.of(before, after, PlanPartsWire::isWritten);
      return fields.isEmpty()
          ? Optional.empty()
          : Optional.of(one(Outcome.CHANGED, kind, after).addAllFields(fields).build());
    }
    if (after != null) {
      return Optional.of(one(Outcome.ADDED, kind, after).build());
    }
    return before == null
        ? Optional.empty()
        : Optional.of(one(Outcome.REMOVED, kind, before).build());
  }

  private static PlanDifference.Builder one(Outcome outcome, String kind, Message shown) {
    return PlanDifference.newBuilder()
        .setOutcome(outcome)
        .setKind(kind)
        .setResource(PlanPartsWire.name(shown))
        .setLabel(PlanPartsWire.label(shown));
  }

  private static int count(Collection<PlanDifference> all, Outcome outcome) {
    return (int) all.stream().filter(one -> one.getOutcome() == outcome).count();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
