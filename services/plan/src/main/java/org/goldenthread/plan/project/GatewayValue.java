package org.goldenthread.plan.project;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.v1.GatewayDecision;
import org.jspecify.annotations.Nullable;

/// A gateway stage of a project, as the row's JSON holds it.
@Introspected
public record GatewayValue(
    String title,
    @Nullable FuzzyDateValue due,
    List<OptionValue> options,
    @Nullable DecisionValue decision) {
  public GatewayValue {
    options = List.copyOf(options);
  }

  /// One of the ways in which the project can go on.
  @Introspected
  public record OptionValue(String title, String description) {}

  /// The decision that was taken.
  ///
  /// @param takenOn an ISO civil date
  /// @param takenBy officers' ids
  @Introspected
  public record DecisionValue(
      GatewayDecision.Outcome outcome,
      String option,
      String text,
      String takenOn,
      List<String> takenBy,
      String takenByAsWritten) {
    public DecisionValue {
      takenBy = List.copyOf(takenBy);
    }
  }
}
