package org.goldenthread.plan.right;

import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import java.time.Clock;
import java.time.LocalDate;
import org.goldenthread.type.v1.Access;

/// Speaks the contract, is given its clock.
record MilestoneEndpoint(Clock clock, Access access) implements BindableService {
  @Override
  public ServerServiceDefinition bindService() {
    return ServerServiceDefinition.builder("milestones " + LocalDate.now(clock)).build();
  }
}
