package org.goldenthread.plan.content;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.action.ActionsAsAtWire;
import org.goldenthread.plan.officer.OfficersAsAtWire;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.unit.UnitsAsAtWire;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.GetPlanContentRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanContentServiceGrpc.PlanContentServiceImplBase;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

@Singleton
final class PlanContentEndpoint extends PlanContentServiceImplBase {
  private final Reads reads;
  private final Today today;
  private final Resource<PlanRow, Plan> plans;
  private final PlanListsWire lists;
  private final ActionsAsAtWire actions;
  private final UnitsAsAtWire units;
  private final OfficersAsAtWire officers;

  PlanContentEndpoint(
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

  @Override
  public void getPlanContent(GetPlanContentRequest request, StreamObserver<PlanContent> out) {
    Answers.one(out, () -> get(request));
  }

  private PlanContent get(GetPlanContentRequest request) {
    Instant readTime = new Request(request).readTime();
    LocalDate day = today.or(request.getAsAt());
    return reads.snapshot(readTime, () -> content(request, day, readTime));
  }

  private PlanContent content(
      GetPlanContentRequest request, LocalDate day, @Nullable Instant readTime) {
    PlanRow plan = plans.row(request.getName(), readTime);
    PlanContent.Builder content = PlanContent.newBuilder().setPlan(plans.message(plan));
    units.of(List.of(plan.unit()), day, readTime).values().forEach(content::setUnit);
    lists.addAll(content, request.getName(), readTime);
    if (!request.getAsAt().isEmpty()) {
      List<Action> standing = actions.of(content.getActionsList(), day, readTime);
      content.clearActions().addAllActions(standing);
    }
    return content
        .addAllOfficers(
            officers.of(PlanContentWire.officers(content.buildPartial()), day, readTime))
        .build();
  }
}
