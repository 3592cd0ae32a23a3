package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.FuzzyDate;

/// A key milestone of a priority.
///
/// @param letter as written, empty where the row has none
public record Milestone(String importKey, Place place, String letter, String text, FuzzyDate date) {
  public Milestone {
    requireNonNull(importKey);
    requireNonNull(date);
    if (text.isBlank()) throw new IllegalArgumentException("a milestone has a text");
  }
}
