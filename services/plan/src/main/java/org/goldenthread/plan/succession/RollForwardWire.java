package org.goldenthread.plan.succession;

import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.revision.PlanPartsWire;
import org.goldenthread.plan.v1.LeftOutItem;
import org.goldenthread.plan.v1.LeftOutItem.Reason;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.RollForwardPlanRequest;
import org.goldenthread.plan.v1.RollForwardPlanResponse;
import org.goldenthread.plan.v1.RolledForwardCount;
import org.goldenthread.type.v1.Change.Operation;
import org.jspecify.annotations.Nullable;

/// Makes next year's plan from this year's, in one transaction.
@Singleton
final class RollForwardWire {
  private final Writes writes;
  private final Resource<PlanRow, Plan> plans;
  private final PlanPartsWire parts;
  private final Ids ids;

  /// An item of this year's plan.
  private record Held(Resource<?, ?> kind, Message item) {
    String name() {
      return PlanPartsWire.name(item);
    }
  }

  RollForwardWire(Writes writes, Resource<PlanRow, Plan> plans, PlanPartsWire parts, Ids ids) {
    this.writes = writes;
    this.plans = plans;
    this.parts = parts;
    this.ids = ids;
  }

  RollForwardPlanResponse rollForward(RollForwardPlanRequest request) {
    return writes.write(
        request,
        new Request(request).cause(),
        RollForwardPlanResponse.getDefaultInstance(),
        recording -> rollForward(recording, request));
  }

  private RollForwardPlanResponse rollForward(Recording recording, RollForwardPlanRequest request) {
    // Until this ends nobody changes what the plan lists, and nobody else rolls it forward.
    PlanRow plan = plans.lock(request.getName());
    PlanYear year = PlanYear.find(plan.planYear()).orElseThrow(() -> noYear(plan));
    PlanYear next = RollForwardRules.next(year).orElseThrow(() -> noYear(plan));
    String id =
        request.getPlanId().isEmpty()
            ? RollForwardRules.id(plan.id(), year, next)
            : request.getPlanId();
    PlanRow made =
        plans.insert(
            recording, Operation.CREATED, new Key(List.of(), id), draft(plan, request, year, next));
    List<Held> items = items(request.getName());
    Map<String, Reason> left = leftOut(items, request, next);
    carry(recording, request.getName(), id, items, left);
    return answer(items, left).setPlan(plans.message(made)).build();
  }

  private Plan draft(PlanRow plan, RollForwardPlanRequest request, PlanYear year, PlanYear next) {
    String title =
        request.getTitle().isBlank()
            ? RollForwardRules.ofNextYear(plan.title(), year, next)
            : request.getTitle();
    return CarriedWire.plan(plans.message(plan))
        .setTitle(title)
        .setPlanYear(next.label())
        .setPreviousPlan(request.getName())
        .setParentPlan(ofNextYear(plan.parentPlan()))
        .build();
  }

  /// The plan that was rolled forward from this one; empty where there is none yet.
  private String ofNextYear(@Nullable String plan) {
    return plan == null
        ? ""
        : plans
            .table()
            .select("t.previous_plan = ?", "order by t.id limit 1", List.of(plan), null)
            .stream()
            .map(plans::name)
            .findFirst()
            .orElse("");
  }

  private List<Held> items(String plan) {
    List<Held> items = new ArrayList<>();
    for (Resource<?, ?> kind : parts.kinds()) {
      PlanPartsWire.items(kind, plan, null)
          .values()
          .forEach(item -> items.add(new Held(kind, item)));
    }
    return items;
  }

  private static Map<String, Reason> leftOut(
      List<Held> items, RollForwardPlanRequest request, PlanYear next) {
    return RollForwardRules.leftOut(
        items.stream().map(held -> CarriedWire.item(request.getName(), held.item())).toList(),
        Set.copyOf(request.getLeaveOutList()),
        request.getLeaveOutPast() ? next.first() : null);
  }

  /// Writes each item once those to which it points are written. What points to itself in a circle
  /// is left out.
  private void carry(
      Recording recording, String from, String to, List<Held> items, Map<String, Reason> left) {
    Map<String, String> names = new HashMap<>();
    List<Held> waiting =
        new ArrayList<>(items.stream().filter(held -> !left.containsKey(held.name())).toList());
    boolean written = true;
    while (written) {
      List<Held> ready =
          waiting.stream()
              .filter(held -> names.keySet().containsAll(ReferenceWire.within(from, held.item())))
              .toList();
      for (Held held : ready) {
        Message carried = CarriedWire.carried(held.item(), names);
        Key key = new Key(List.of(to), ids.uuid());
        names.put(held.name(), insert(recording, held.kind(), key, carried));
      }
      written = waiting.removeIf(held -> names.containsKey(held.name()));
    }
    waiting.forEach(held -> left.put(held.name(), Reason.BELONGS_TO_LEFT_OUT));
  }

  @SuppressWarnings("unchecked") // an item of the kind
  private static <R extends Row, M extends Message> String insert(
      Recording recording, Resource<R, M> kind, Key key, Message item) {
    return kind.name(kind.insert(recording, Operation.CREATED, key, (M) item));
  }

  private static RollForwardPlanResponse.Builder answer(
      List<Held> items, Map<String, Reason> left) {
    RollForwardPlanResponse.Builder answer = RollForwardPlanResponse.newBuilder();
    Map<String, RolledForwardCount.Builder> counts = new LinkedHashMap<>();
    for (Held held : items) {
      String kind = held.kind().kind();
      RolledForwardCount.Builder count =
          counts.computeIfAbsent(kind, name -> RolledForwardCount.newBuilder().setKind(name));
      Reason reason = left.get(held.name());
      if (reason == null) {
        count.setCarried(count.getCarried() + 1);
      } else {
        count.setLeftOut(count.getLeftOut() + 1);
        answer.addLeftOut(
            LeftOutItem.newBuilder()
                .setResource(held.name())
                .setKind(kind)
                .setLabel(PlanPartsWire.label(held.item()))
                .setReason(reason));
      }
    }
    counts.values().forEach(answer::addCounts);
    return answer;
  }

  private static Failure noYear(PlanRow plan) {
    return Failure.invalid(
        "name", "The plan's year, " + plan.planYear() + ", is none that another follows.");
  }
}
