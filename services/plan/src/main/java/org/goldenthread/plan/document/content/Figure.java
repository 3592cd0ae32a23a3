package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.value.QualifiedValue;
import org.jspecify.annotations.Nullable;

/// A figure under a column's heading.
///
/// @param label the heading
/// @param period the period's id where label, calendar and plan year name one, else null
public record Figure(String label, @Nullable String period, QualifiedValue value) {
  public Figure {
    requireNonNull(label);
    requireNonNull(value);
  }
}
