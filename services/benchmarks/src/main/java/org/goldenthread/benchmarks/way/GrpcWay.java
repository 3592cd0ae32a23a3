package org.goldenthread.benchmarks.way;

import com.google.protobuf.Timestamp;
import io.grpc.Channel;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.CreateMilestoneRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.MilestoneServiceGrpc;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.jspecify.annotations.Nullable;

/// The same calls, made to the plan service as the gateway makes them: all over one connection, and
/// with a deadline.
public final class GrpcWay implements Way {
  private static final int DEADLINE_SECONDS = 15;

  private final Channel channel;
  private final SamplePlans plans;

  public GrpcWay(Channel channel, SamplePlans plans) {
    this.channel = channel;
    this.plans = plans;
  }

  @Override
  public Work getPlan(int client, @Nullable Instant readTime) {
    var stub = PlanServiceGrpc.newBlockingStub(channel);
    return () -> {
      var request = GetPlanRequest.newBuilder().setName(plans.any().plan());
      if (readTime != null) {
        request.setReadTime(timestamp(readTime));
      }
      var _ = stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).getPlan(request.build());
    };
  }

  @Override
  public Work listActions(int client, @Nullable Instant readTime) {
    var stub = ActionServiceGrpc.newBlockingStub(channel);
    return () -> {
      var request =
          ListActionsRequest.newBuilder()
              .setParent(plans.any().plan())
              .setPageSize(SamplePlans.ACTIONS);
      if (readTime != null) {
        request.setReadTime(timestamp(readTime));
      }
      var list =
          stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS).listActions(request.build());
      if (list.getActionsCount() != SamplePlans.ACTIONS) {
        throw new IllegalStateException("a list has " + list.getActionsCount() + " actions");
      }
    };
  }

  @Override
  public Work createMilestone(int client) {
    var stub = MilestoneServiceGrpc.newBlockingStub(channel);
    return () -> {
      var plan = plans.any();
      var _ =
          stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
              .createMilestone(
                  CreateMilestoneRequest.newBuilder()
                      .setParent(plan.plan())
                      .setMilestone(SamplePlans.milestone(plan.priority()))
                      .setRequestId(UUID.randomUUID().toString())
                      .build());
    };
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
