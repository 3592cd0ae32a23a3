package org.goldenthread.plan.returns;

import java.time.LocalDate;
import java.util.Optional;
import org.goldenthread.plan.v1.MonitoringReturn.State;
import org.jspecify.annotations.Nullable;

/// The life of a monitoring return. Source: `domain.md`, "Monitoring": completed, signed off and
/// from then on fixed, re-opened only with a reason; on time or late by its due date.
final class ReturnRules {
  private ReturnRules() {}

  /// What is done to a return.
  enum Move {
    WRITE("changed"),
    SUBMIT("handed in"),
    SEND_BACK("sent back"),
    SIGN_OFF("signed off"),
    REOPEN("reopened"),
    REMOVE("removed");

    /// What it is by then, in a sentence.
    final String done;

    Move(String done) {
      this.done = done;
    }
  }

  /// The state to which the move leads from a state; empty where it leads nowhere. What is removed
  /// has no state after it, so that it keeps the one that it had.
  static Optional<State> after(State state, Move move) {
    return switch (move) {
      case WRITE -> written(state);
      case SUBMIT -> written(state).map(open -> State.SUBMITTED);
      case SEND_BACK -> from(state, State.SUBMITTED, State.RETURNED);
      case SIGN_OFF -> from(state, State.SUBMITTED, State.SIGNED_OFF);
      case REOPEN -> from(state, State.SIGNED_OFF, State.RETURNED);
      case REMOVE -> from(state, State.OPEN, State.OPEN);
    };
  }

  /// Whether what it reports stands as it was handed in, whatever is recorded later.
  static boolean isFixed(State state) {
    return switch (state) {
      case SUBMITTED, SIGNED_OFF -> true;
      case OPEN, DRAFT, RETURNED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /// What is not handed in is late once its day is over.
  ///
  /// @param handedIn the day on which it was handed in; null while it is not
  /// @param today the day on which that is asked
  static boolean isLate(LocalDate due, @Nullable LocalDate handedIn, LocalDate today) {
    return (handedIn == null ? today : handedIn).isAfter(due);
  }

  private static Optional<State> written(State state) {
    return switch (state) {
      case OPEN, DRAFT -> Optional.of(State.DRAFT);
      case RETURNED -> Optional.of(State.RETURNED);
      case SUBMITTED, SIGNED_OFF, STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  private static Optional<State> from(State state, State wanted, State next) {
    return state == wanted ? Optional.of(next) : Optional.empty();
  }
}
