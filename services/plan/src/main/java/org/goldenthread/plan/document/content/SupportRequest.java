package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.FuzzyDate;

/// Support that another division is asked for.
///
/// @param division empty where the table has no such column
public record SupportRequest(
    String importKey,
    Place place,
    String activity,
    String expectedImpact,
    String division,
    FuzzyDate expectedDate) {
  public SupportRequest {
    requireNonNull(importKey);
    requireNonNull(expectedDate);
    if (activity.isBlank()) throw new IllegalArgumentException("a request has an activity");
  }
}
