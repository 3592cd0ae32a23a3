package org.goldenthread.plan.plan;

import io.grpc.Status.Code;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.strategy.StrategyLinks;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// Plans as a resource.
@Factory
final class Plans {
  private static final Shape<Plan> SHAPE = new Shape<>(Plan.getDefaultInstance());

  private final Table<PlanRow> table;
  private final PlanChanges changes;
  private final PlanChildren children;
  private final PlanBelongings belongings;
  private final ImportRows imports;
  private final Links links;
  private final StrategyLinks strategy;

  Plans(
      Tables tables,
      PlanChanges changes,
      PlanChildren children,
      PlanBelongings belongings,
      ImportRows imports,
      Links links,
      StrategyLinks strategy) {
    this.table = tables.of(PlanRow.class);
    this.changes = changes;
    this.children = children;
    this.belongings = belongings;
    this.imports = imports;
    this.links = links;
    this.strategy = strategy;
  }

  @Singleton
  Resource<PlanRow, Plan> plans(Resources resources, PlanStore store, PlanWire wire) {
    Column<PlanRow> title = new Column<>("t.title collate \"en-x-icu\"", "text", PlanRow::title);
    return resources
        .of(PlanRow.class, store, Plan.getDefaultInstance(), wire)
        .ownedBy(Ownership.ofUnit(PlanRow::unit))
        .ofPlan(row -> links.plan(row.id()))
        .ordered(List.of(title))
        .orderedBy("title", List.of(title))
        .orderedBy("plan_year", List.of(new Column<>("t.plan_year", "text", PlanRow::planYear)))
        .orderedBy(
            "update_time",
            List.of(new Column<>("t.update_time", "timestamptz", PlanRow::updateTime)))
        .orderedBy("state", List.of(new Column<>("t.state", "text", PlanRow::state)))
        .filtered("plan_year", "t.plan_year = ?")
        .filtered("state", "t.state = ?")
        .filtered("unit", "t.unit = ?")
        .filtered("kind", "t.kind = ?")
        .prepared((recording, draft) -> draft(draft.message()))
        .revised((recording, before, given) -> numbered(recording, before, given, wire))
        .guarded(this::guard)
        .build();
  }

  private static Plan draft(Plan given) {
    return given.toBuilder().setState(Plan.State.DRAFT).clearRevision().clearPublishTime().build();
  }

  /// A published plan that is changed is another revision.
  private Plan numbered(Recording recording, PlanRow before, Plan given, PlanWire wire) {
    boolean differs =
        before.state() == given.getState()
            && !SHAPE.differences(wire.message(before), given).isEmpty();
    return differs
        ? given.toBuilder().setRevision(changes.number(recording, before)).build()
        : given;
  }

  private void guard(Recording recording, @Nullable PlanRow before, @Nullable PlanRow after) {
    if (after == null) {
      if (before != null) {
        remove(recording, before);
      }
      return;
    }
    if (before != null && before.state() != after.state()) {
      // A step of its life, and nothing else: PlanLifeWire has allowed it.
      return;
    }
    if (before != null) {
      changes.requireItself(recording, before);
      requireSameYear(before, after);
    }
    requireOnly(before, after);
    requireOfficers(after);
    strategy.require(before == null ? List.of() : before.strategyLinks(), after.strategyLinks());
    if (before != null && !before.unit().equals(after.unit())) {
      belongings.move(recording, after.id(), after.unit());
    }
  }

  private void remove(Recording recording, PlanRow plan) {
    if (plan.state() != Plan.State.DRAFT) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.PLAN_NOT_DRAFT,
          "Only a draft can be removed: have it sent back first, or close it once it is"
              + " published.");
    }
    belongings.remove(recording, plan.id());
    imports.forget(links.plan(plan.id()));
  }

  private static void requireSameYear(PlanRow before, PlanRow after) {
    if (!before.planYear().equals(after.planYear())) {
      throw Failure.invalid(
          "plan.plan_year", "A plan's year cannot change; make a plan for the other year.");
    }
  }

  private void requireOnly(@Nullable PlanRow before, PlanRow after) {
    Optional<PlanRow> other =
        table
            .select(
                "t.unit = ? and t.kind = ? and t.plan_year = ?",
                "",
                List.of(after.unit(), after.kind(), after.planYear()),
                null)
            .stream()
            .filter(plan -> before == null || !plan.id().equals(before.id()))
            .findFirst();
    if (other.isPresent()) {
      String name = links.plan(other.get().id());
      throw Failure.of(
              Code.ALREADY_EXISTS,
              ErrorReason.PLAN_EXISTS,
              "That unit already has the plan " + name + " of this kind for this year.")
          .with("plan", name);
    }
  }

  private void requireOfficers(PlanRow plan) {
    children.requireOfficers(plan.cabinetMembers(), "cabinet_members");
    children.requireOfficers(plan.corporateDirectors(), "corporate_directors");
    children.requireOfficers(plan.directors(), "directors");
    children.requireOfficers(plan.headsOfService(), "heads_of_service");
    children.requireOfficers(plan.planOwners(), "plan_owners");
  }
}
