package org.goldenthread.plan.forward.policy;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/// A body that takes decisions, as the policy's row keeps it.
@Introspected
record BodyPart(String displayName, List<String> members) {
  BodyPart {
    members = List.copyOf(members);
  }
}
