package org.goldenthread.plan.content;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.action.ActionsAsAtWire;
import org.goldenthread.plan.officer.OfficersAsAtWire;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.unit.UnitsAsAtWire;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// A plan with everything in it, read in one snapshot.
@Singleton
public final class WholePlanWire {
  private final Reads reads;
  private final Today today;
  private final Resource<PlanRow, Plan> plans;
  private final PlanListsWire lists;
  private final ActionsAsAtWire actions;
  private final UnitsAsAtWire units;
  private final OfficersAsAtWire officers;

  WholePlanWire(
      Reads reads,
      Today today,
      Resource<PlanRow, Plan> plans,
      PlanListsWire lists,
      ActionsAsAtWire actions,
      UnitsAsAtWire units,
      OfficersAsAtWire officers) {
    this.reads = reads;
    this.today = today;
    this.plans = plans;
    this.lists = lists;
    this.actions = actions;
    this.units = units;
    this.officers = officers;
  }

  /// The plan of this name.
  ///
  /// @param asAt the day on which unit, officers and statuses are in force, empty for today
  public PlanContent get(String name, String asAt, @Nullable Instant readTime) {
    LocalDate day = today.or(asAt);
    return reads.snapshot(readTime, () -> content(name, asAt, day, readTime));
  }

  private PlanContent content(String name, String asAt, LocalDate day, @Nullable Instant readTime) {
    PlanRow plan = plans.row(name, readTime);
    PlanContent.Builder content = PlanContent.newBuilder().setPlan(plans.message(plan));
    units.of(List.of(plan.unit()), day, readTime).values().forEach(content::setUnit);
    lists.addAll(content, name, readTime);
    if (!asAt.isEmpty()) {
      List<Action> standing = actions.of(content.getActionsList(), day, readTime);
      content.clearActions().addAllActions(standing);
    }
    return content
        .addAllOfficers(
            officers.of(PlanContentWire.officers(content.buildPartial()), day, readTime))
        .build();
  }
}
