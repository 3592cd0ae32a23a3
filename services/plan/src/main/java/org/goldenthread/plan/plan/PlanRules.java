package org.goldenthread.plan.plan;

import org.goldenthread.plan.v1.Plan;

/// What a plan's state lets be written.
public final class PlanRules {
  private PlanRules() {}

  /// What a change of a plan or of what it lists meets.
  public enum Verdict {
    ALLOWED,
    CLOSED,
    REASON_REQUIRED
  }

  /// Whether something may be changed: nothing of a closed plan, and of a published one only with a
  /// reason, since it is then a revision.
  public static Verdict change(Plan.State state, String reason) {
    return switch (state) {
      case CLOSED -> Verdict.CLOSED;
      case PUBLISHED -> reason.isBlank() ? Verdict.REASON_REQUIRED : Verdict.ALLOWED;
      case DRAFT, SUBMITTED, APPROVED, STATE_UNSPECIFIED, UNRECOGNIZED -> Verdict.ALLOWED;
    };
  }
}
