package org.goldenthread.indicator.rating;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a figure amounts to when it is held against its target and floor, or against its expected
/// range. Whatever is missing, there is an answer, and one without a colour gives its reason. A
/// figure equal to a standard meets it (divisional plan, section F, "Floor performance standard").
public sealed interface Rating {
  /// What an officer reads.
  String sentence();

  /// A performance indicator's figure against target and floor.
  record Coloured(Colour colour) implements Rating {
    @Override
    public String sentence() {
      return colour.sentence;
    }
  }

  /// An activity indicator's figure against its expected range; never a colour.
  record Banded(Band band) implements Rating {
    @Override
    public String sentence() {
      return band.sentence;
    }
  }

  /// Neither, and why.
  record NotRated(Reason reason) implements Rating {
    @Override
    public String sentence() {
      return reason.sentence;
    }
  }

  /// The colour of a figure that can be rated.
  enum Colour {
    GREEN("The target is met."),
    AMBER("The target is missed; the floor is met."),
    RED("The floor is missed.");

    private final String sentence;

    Colour(String sentence) {
      this.sentence = sentence;
    }
  }

  /// Where an activity figure lies.
  enum Band {
    WITHIN_RANGE("The figure is within the expected range."),
    ABOVE("The figure is above the expected range."),
    BELOW("The figure is below the expected range."),
    NO_RANGE("No range is set for this period.");

    private final String sentence;

    Band(String sentence) {
      this.sentence = sentence;
    }
  }

  /// Why there is no colour, the first that holds in this order.
  enum Reason {
    DISCONTINUED("The indicator is no longer collected."),
    NO_TARGET("No target is set for this period."),
    NO_POLARITY("It is not recorded whether a higher or a lower figure is better."),
    NO_VALUE("No figure has been returned for this period."),
    FLOOR_MISSING("The target is missed, and without a floor amber and red cannot be told apart.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }
  }

  /// The standards of one period, in the indicator's unit. A target worse than its floor stands as
  /// it was written; pointing it out is a finding's business.
  record Standard(Polarity polarity, @Nullable BigDecimal target, @Nullable BigDecimal floor) {}

  /// What an activity figure is expected to lie between; one limit may be open.
  record Limits(@Nullable BigDecimal lower, @Nullable BigDecimal upper) {}

  static Rating discontinued() {
    return new NotRated(Reason.DISCONTINUED);
  }

  /// A performance indicator's rating.
  static Rating of(@Nullable BigDecimal value, Standard standard) {
    BigDecimal target = standard.target();
    if (target == null) {
      return new NotRated(Reason.NO_TARGET);
    }
    if (!standard.polarity().isDirected()) {
      return new NotRated(Reason.NO_POLARITY);
    }
    if (value == null) {
      return new NotRated(Reason.NO_VALUE);
    }
    if (standard.polarity().meets(value, target)) {
      return new Coloured(Colour.GREEN);
    }
    BigDecimal floor = standard.floor();
    if (floor == null) {
      return new NotRated(Reason.FLOOR_MISSING);
    }
    return new Coloured(standard.polarity().meets(value, floor) ? Colour.AMBER : Colour.RED);
  }

  /// An activity indicator's rating.
  static Rating of(@Nullable BigDecimal value, Limits limits) {
    BigDecimal lower = limits.lower();
    BigDecimal upper = limits.upper();
    if (lower == null && upper == null) {
      return new Banded(Band.NO_RANGE);
    }
    if (value == null) {
      return new NotRated(Reason.NO_VALUE);
    }
    if (upper != null && value.compareTo(upper) > 0) {
      return new Banded(Band.ABOVE);
    }
    boolean below = lower != null && value.compareTo(lower) < 0;
    return new Banded(below ? Band.BELOW : Band.WITHIN_RANGE);
  }
}
