package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Timescale;

/// What must be back within a time after a disruption, and at which level.
public record CriticalFunction(
    String importKey, Place place, String name, Timescale timescale, String minimumServiceLevel) {
  public CriticalFunction {
    requireNonNull(importKey);
    if (name.isBlank()) throw new IllegalArgumentException("a function has a name");
  }
}
