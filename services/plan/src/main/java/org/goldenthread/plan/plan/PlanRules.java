package org.goldenthread.plan.plan;

import java.util.List;
import java.util.Optional;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Plan.State;

/// What a plan's state lets be written, and the steps of its life. Source: the domain's "Life":
/// DRAFT, SUBMITTED, APPROVED, PUBLISHED, CLOSED; after publication a change is a recorded revision
/// with a reason; progress may be recorded in any state but CLOSED.
public final class PlanRules {
  /// What stands under a plan beside what the plan says: its revisions, and the returns in which
  /// its monitoring is reported. They have a life of their own: the last return of a year may be
  /// signed off when its plan is closed already.
  private static final String REVISIONS = "revisions";

  private static final String RETURNS = "returns";
  private static final List<String> PROGRESS = List.of("progress");

  private PlanRules() {}

  /// What a change of a plan or of what it lists meets.
  public enum Verdict {
    ALLOWED,
    CLOSED,
    UNDER_APPROVAL,
    REASON_REQUIRED
  }

  /// What a recorded change is to a plan.
  enum Effect {
    /// None of the plan's own: nothing of it is asked.
    NONE,
    /// Monitoring: how the plan is getting on.
    PROGRESS,
    /// What the plan says is changed.
    CONTENT
  }

  /// A step of a plan's life.
  enum Step {
    SUBMIT,
    APPROVE,
    SEND_BACK,
    PUBLISH,
    CLOSE;

    /// The states in which it can be taken.
    List<State> from() {
      return switch (this) {
        case SUBMIT -> List.of(State.DRAFT);
        case APPROVE -> List.of(State.SUBMITTED);
        case SEND_BACK -> List.of(State.SUBMITTED, State.APPROVED);
        case PUBLISH -> List.of(State.APPROVED);
        case CLOSE -> List.of(State.PUBLISHED);
      };
    }

    /// The state that follows; empty where the step cannot be taken.
    Optional<State> after(State state) {
      return from().contains(state) ? Optional.of(to()) : Optional.empty();
    }

    private State to() {
      return switch (this) {
        case SUBMIT -> State.SUBMITTED;
        case APPROVE -> State.APPROVED;
        case SEND_BACK -> State.DRAFT;
        case PUBLISH -> State.PUBLISHED;
        case CLOSE -> State.CLOSED;
      };
    }
  }

  /// Whether something may be changed: nothing of a closed plan, nothing of one that its approver
  /// decides on or has approved as it is, and of a published one only with a reason, since it is
  /// then a revision.
  public static Verdict change(Plan.State state, String reason) {
    return switch (state) {
      case CLOSED -> Verdict.CLOSED;
      case SUBMITTED, APPROVED -> Verdict.UNDER_APPROVAL;
      case PUBLISHED -> reason.isBlank() ? Verdict.REASON_REQUIRED : Verdict.ALLOWED;
      case DRAFT, STATE_UNSPECIFIED, UNRECOGNIZED -> Verdict.ALLOWED;
    };
  }

  /// Whether progress may be recorded.
  static Verdict progress(Plan.State state) {
    return state == State.CLOSED ? Verdict.CLOSED : Verdict.ALLOWED;
  }

  /// What a change of a resource is to a plan. Whatever stands below the plan is its content unless
  /// it is known to be something else.
  ///
  /// @param plan the plan's resource name; empty where the resource belongs to none
  /// @param resource the resource's name
  /// @param fields the fields that change
  static Effect effect(String plan, String resource, List<String> fields) {
    if (plan.isEmpty() || !resource.startsWith(plan + "/")) {
      return Effect.NONE;
    }
    String collection = resource.substring(plan.length() + 1).split("/", 2)[0];
    return switch (collection) {
      case REVISIONS, RETURNS -> Effect.NONE;
      default -> fields.equals(PROGRESS) ? Effect.PROGRESS : Effect.CONTENT;
    };
  }

  /// Whether a plan says what stands under it in this collection, such as `actions`.
  public static boolean isContent(String collection) {
    return !collection.equals(REVISIONS) && !collection.equals(RETURNS);
  }
}
