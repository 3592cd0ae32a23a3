package org.goldenthread.plan.monitoring;

import java.util.Map;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.Rag.Colour;

/// How the monitoring table counts actions and what colours it gives.
public final class MonitoringRules {
  private MonitoringRules() {}

  /// A table row's numbers, of headline actions.
  ///
  /// @param stoppedOrCancelled contained in `delayedOrCancelled`
  public record Counts(
      int actions,
      int completed,
      int onCourse,
      int delayedOrCancelled,
      int stoppedOrCancelled,
      Colour overall) {}

  /// How many returns of a round there are, and how far they have got.
  ///
  /// @param due one for each plan
  /// @param submitted handed in, signed off or not
  record Returned(int due, int opened, int begun, int submitted, int signedOff, int late) {
    static final Returned NONE = new Returned(0, 0, 0, 0, 0, 0);

    Returned plus(Returned other) {
      return new Returned(
          due + other.due,
          opened + other.opened,
          begun + other.begun,
          submitted + other.submitted,
          signedOff + other.signedOff,
          late + other.late);
    }
  }

  /// An action's colour. An action of which nothing is recorded is NOT_STARTED.
  public static Colour rag(Status status) {
    return switch (status) {
      case COMPLETED -> Colour.GREEN;
      case NOT_STARTED, ON_COURSE, PARTIALLY_COMPLETE, DELAYED, ON_HOLD -> Colour.AMBER;
      case STOPPED, CANCELLED -> Colour.RED;
      case STATUS_UNSPECIFIED, UNRECOGNIZED -> Colour.COLOUR_UNSPECIFIED;
    };
  }

  /// The numbers of a plan.
  ///
  /// @param headlines how many headline actions have each status
  public static Counts count(Map<Status, Integer> headlines) {
    int completed = sum(headlines, Status.COMPLETED);
    int onCourse = sum(headlines, Status.NOT_STARTED, Status.ON_COURSE, Status.PARTIALLY_COMPLETE);
    int given = sum(headlines, Status.STOPPED, Status.CANCELLED);
    int delayed = sum(headlines, Status.DELAYED, Status.ON_HOLD) + given;
    int actions = completed + onCourse + delayed;
    return new Counts(
        actions, completed, onCourse, delayed, given, overall(actions, completed, given));
  }

  /// Any RED action makes the whole RED; it is GREEN where every action is, and has no colour where
  /// there is nothing to rate.
  public static Colour overall(int actions, int completed, int red) {
    if (actions == 0) {
      return Colour.COLOUR_UNSPECIFIED;
    }
    if (red > 0) {
      return Colour.RED;
    }
    return completed == actions ? Colour.GREEN : Colour.AMBER;
  }

  private static int sum(Map<Status, Integer> headlines, Status... statuses) {
    int sum = 0;
    for (Status status : statuses) {
      sum += headlines.getOrDefault(status, 0);
    }
    return sum;
  }
}
