package org.goldenthread.gateway.view;

import java.util.Collection;

/// How the table of the monitoring report counts and colours: headline actions only, by what was
/// last recorded of each.
final class MonitoringRules {
  private MonitoringRules() {}

  /// An officer's judgement of an action, with where it counts and its colour.
  enum Status {
    NOT_STARTED(Counted.ON_COURSE, Colour.AMBER),
    ON_COURSE(Counted.ON_COURSE, Colour.AMBER),
    PARTIALLY_COMPLETE(Counted.ON_COURSE, Colour.AMBER),
    COMPLETED(Counted.COMPLETED, Colour.GREEN),
    DELAYED(Counted.DELAYED_OR_CANCELLED, Colour.AMBER),
    ON_HOLD(Counted.DELAYED_OR_CANCELLED, Colour.AMBER),
    STOPPED(Counted.DELAYED_OR_CANCELLED, Colour.RED),
    CANCELLED(Counted.DELAYED_OR_CANCELLED, Colour.RED);

    private final Counted counted;
    private final Colour colour;

    Status(Counted counted, Colour colour) {
      this.counted = counted;
      this.colour = colour;
    }

    Colour colour() {
      return colour;
    }
  }

  private enum Counted {
    COMPLETED,
    ON_COURSE,
    DELAYED_OR_CANCELLED
  }

  enum Colour {
    /// There is nothing to rate.
    NONE,
    GREEN,
    AMBER,
    RED
  }

  /// Headline actions counted.
  ///
  /// @param actions all of them
  /// @param red of these, the ones that are RED by themselves; contained in `delayedOrCancelled`
  record Counts(
      int priorities, int actions, int completed, int onCourse, int delayedOrCancelled, int red) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts {
      if (Math.min(Math.min(priorities, completed), Math.min(onCourse, red)) < 0
          || red > delayedOrCancelled) {
        throw new IllegalArgumentException(
            "counts are not negative and RED actions are delayed ones");
      }
      if (actions != completed + onCourse + delayedOrCancelled) {
        throw new IllegalArgumentException("every action counts once");
      }
    }

    Counts plus(Counts other) {
      return new Counts(
          priorities + other.priorities,
          actions + other.actions,
          completed + other.completed,
          onCourse + other.onCourse,
          delayedOrCancelled + other.delayedOrCancelled,
          red + other.red);
    }

    /// Any RED action: RED; every action GREEN: GREEN; else AMBER; no actions: none.
    Colour overall() {
      if (actions == 0) {
        return Colour.NONE;
      }
      if (red > 0) {
        return Colour.RED;
      }
      return completed == actions ? Colour.GREEN : Colour.AMBER;
    }
  }

  /// Counts the headline actions of some priorities.
  static Counts count(int priorities, Collection<Status> headlineActions) {
    int completed = 0;
    int onCourse = 0;
    int delayedOrCancelled = 0;
    int red = 0;
    for (Status status : headlineActions) {
      switch (status.counted) {
        case COMPLETED -> completed++;
        case ON_COURSE -> onCourse++;
        case DELAYED_OR_CANCELLED -> delayedOrCancelled++;
      }
      if (status.colour() == Colour.RED) {
        red++;
      }
    }
    return new Counts(
        priorities, headlineActions.size(), completed, onCourse, delayedOrCancelled, red);
  }
}
