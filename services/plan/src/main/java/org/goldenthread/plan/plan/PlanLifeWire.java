package org.goldenthread.plan.plan;

import com.google.protobuf.Message;
import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.stream.Collectors;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanRules.Step;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.type.v1.Change.Operation;

/// Takes a plan from one state of its life to the next (AIP-216). Who may is the contract's to say;
/// of two who take the same step at once, the second finds another version than it has seen.
@Singleton
final class PlanLifeWire {
  private final Writes writes;
  private final Resource<PlanRow, Plan> plans;

  PlanLifeWire(Writes writes, Resource<PlanRow, Plan> plans) {
    this.writes = writes;
    this.plans = plans;
  }

  /// Takes one step.
  ///
  /// @param request the call's request, with its `request_id` and `reason`
  Plan take(Step step, Message request, String name, String etag) {
    return writes.write(
        request,
        new Request(request).cause(),
        Plan.getDefaultInstance(),
        recording -> {
          PlanRow before = plans.lock(name);
          plans.requireEtag(before, etag);
          Plan after = after(step, before, recording);
          return plans.message(plans.replace(recording, Operation.UPDATED, before, after));
        });
  }

  private Plan after(Step step, PlanRow before, Recording recording) {
    Plan.State state = step.after(before.state()).orElseThrow(() -> refused(step, before));
    Plan.Builder after = plans.message(before).toBuilder().setState(state);
    if (step == Step.PUBLISH) {
      after.setPublishTime(Shape.timestamp(recording.instant())).setRevision(0);
    }
    return after.build();
  }

  private static Failure refused(Step step, PlanRow plan) {
    String allowed = step.from().stream().map(Enum::name).collect(Collectors.joining(" or "));
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.PLAN_STATE_MISMATCH,
            "To "
                + step.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " a plan it has to be "
                + allowed
                + ", and this one is "
                + plan.state()
                + ".")
        .with("state", plan.state().name());
  }
}
