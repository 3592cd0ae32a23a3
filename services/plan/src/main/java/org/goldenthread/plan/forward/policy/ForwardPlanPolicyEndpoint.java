package org.goldenthread.plan.forward.policy;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.v1.ForwardPlanPolicy;
import org.goldenthread.plan.v1.ForwardPlanPolicyServiceGrpc.ForwardPlanPolicyServiceImplBase;
import org.goldenthread.plan.v1.GetForwardPlanPolicyRequest;
import org.goldenthread.plan.v1.UpdateForwardPlanPolicyRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class ForwardPlanPolicyEndpoint extends ForwardPlanPolicyServiceImplBase {
  private final Resource<ForwardPlanPolicyRow, ForwardPlanPolicy> policies;
  private final Reads reads;

  ForwardPlanPolicyEndpoint(
      Resource<ForwardPlanPolicyRow, ForwardPlanPolicy> policies, Reads reads) {
    this.policies = policies;
    this.reads = reads;
  }

  @Override
  public void getForwardPlanPolicy(
      GetForwardPlanPolicyRequest request, StreamObserver<ForwardPlanPolicy> out) {
    Answers.one(out, () -> policies.get(request));
  }

  @Override
  public void updateForwardPlanPolicy(
      UpdateForwardPlanPolicyRequest request, StreamObserver<ForwardPlanPolicy> out) {
    Answers.one(out, () -> policies.update(request));
  }

  /// The policy in force, or that was at an instant.
  public ForwardPlanPolicy policy(@Nullable Instant readTime) {
    return reads.read(readTime, () -> policies.setting(readTime));
  }

  /// What the policy is besides its fields.
  @Factory
  static final class Definition {
    @Singleton
    Resource<ForwardPlanPolicyRow, ForwardPlanPolicy> policies(
        Resources resources, ForwardPlanPolicyStore store, ForwardPlanPolicyWire wire) {
      return resources
          .of(ForwardPlanPolicyRow.class, store, ForwardPlanPolicy.getDefaultInstance(), wire)
          .setting(ForwardPlanPolicy.getDefaultInstance())
          .build();
    }

    @Singleton
    FirstDataPart<ForwardPlanPolicyRow, ForwardPlanPolicy> firstPolicy(
        Resource<ForwardPlanPolicyRow, ForwardPlanPolicy> policies) {
      return FirstDataPart.setting("forwardPlanPolicy", policies);
    }
  }
}
