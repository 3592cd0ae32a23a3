package org.goldenthread.plan.project;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.jspecify.annotations.Nullable;

/// Something that a project will bring, as the row's JSON holds it.
///
/// @param managers officers' ids
@Introspected
public record DeliverableValue(
    String text, List<String> managers, String managersAsWritten, @Nullable FuzzyDateValue due) {
  public DeliverableValue {
    managers = List.copyOf(managers);
  }
}
