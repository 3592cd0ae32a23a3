package org.goldenthread.indicator.policy;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.indicator.v1.GetRagPolicyRequest;
import org.goldenthread.indicator.v1.RagPolicy;
import org.goldenthread.indicator.v1.RagPolicyServiceGrpc.RagPolicyServiceImplBase;
import org.goldenthread.indicator.v1.UpdateRagPolicyRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class RagPolicyEndpoint extends RagPolicyServiceImplBase {
  private final Resource<RagPolicyRow, RagPolicy> policies;

  RagPolicyEndpoint(Resource<RagPolicyRow, RagPolicy> policies) {
    this.policies = policies;
  }

  @Override
  public void getRagPolicy(GetRagPolicyRequest request, StreamObserver<RagPolicy> out) {
    Answers.one(out, () -> policies.get(request));
  }

  @Override
  public void updateRagPolicy(UpdateRagPolicyRequest request, StreamObserver<RagPolicy> out) {
    Answers.one(out, () -> policies.update(request));
  }

  /// The policy in force; within a connection.
  public RagPolicy policy(@Nullable Instant readTime) {
    return policies.setting(readTime);
  }

  /// What the policy is besides its fields.
  @Factory
  static final class Definition {
    // A month, as most councils ask for: rag_policy.proto says it to callers.
    private static final RagPolicy UNSET = RagPolicy.newBuilder().setDueDays(30).build();

    @Singleton
    Resource<RagPolicyRow, RagPolicy> policies(
        Resources resources, RagPolicyStore store, RagPolicyWire wire) {
      return resources
          .of(RagPolicyRow.class, store, RagPolicy.getDefaultInstance(), wire)
          .setting(UNSET)
          .build();
    }

    @Singleton
    FirstDataPart<RagPolicyRow, RagPolicy> firstPolicy(Resource<RagPolicyRow, RagPolicy> policies) {
      return FirstDataPart.setting("ragPolicy", policies);
    }
  }
}
