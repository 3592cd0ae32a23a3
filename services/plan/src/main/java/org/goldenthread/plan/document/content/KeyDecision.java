package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.FuzzyDate;

/// A key decision that section B announces.
///
/// @param text without number and date
/// @param asWritten all of the paragraph
public record KeyDecision(
    String importKey, Place place, String number, String text, String asWritten, FuzzyDate date) {
  public KeyDecision {
    requireNonNull(importKey);
    requireNonNull(date);
    if (text.isBlank()) throw new IllegalArgumentException("a decision has a text");
  }
}
