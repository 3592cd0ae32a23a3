package org.goldenthread.chassis.link;

import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether what a request points to is there. The plan service is asked before the transaction, so
/// that no row waits for it; what it said counts once it is known which of the links are new.
@Singleton
public final class LinkCheck {
  // None where this is the plan service.
  private final @Nullable PlanRecords plan;

  LinkCheck(Optional<PlanRecords> plan) {
    this.plan = plan.orElse(null);
  }

  /// Asks for every record of the plan service to which a request points.
  public Asked ask(Message request) {
    if (plan == null) {
      return Asked.NOTHING;
    }
    Set<String> names =
        Reference.toPlan(request).stream().map(Reference::name).collect(Collectors.toSet());
    return plan.ask(names);
  }
}
