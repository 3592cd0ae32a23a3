package org.goldenthread.plan.right;

import java.time.LocalDate;
import java.util.Optional;

/// Decides about a milestone, and knows nothing but milestones.
final class MilestoneRules {
  private MilestoneRules() {}

  static Optional<MilestoneState> state(LocalDate due, LocalDate today) {
    return due.isBefore(today) ? Optional.of(new MilestoneState(due)) : Optional.empty();
  }
}
