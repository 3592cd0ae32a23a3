package org.goldenthread.chassis.server;

import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;
import org.goldenthread.chassis.tls.Transport;

/// Whether the plan service is reached, which knows the units and officers that access and links
/// are decided by.
@Singleton
@Order(90)
@Requires(property = "goldenthread.plan.target")
final class PlanItem implements ChecklistItem {
  private final String target;
  private final Transport transport;

  PlanItem(@Value("${goldenthread.plan.target}") String target, Transport transport) {
    this.target = target;
    this.transport = transport;
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public Finding look() {
    String state = HealthCheck.state(target, transport);
    return state.equals(ServingStatus.SERVING.name())
        ? Finding.ok(target + " serves")
        : Finding.missing(
            "%s: %s".formatted(target, state),
            "kubectl get pods and kubectl logs of the plan service; the NetworkPolicy of the plan"
                + " service lets this one in");
  }
}
