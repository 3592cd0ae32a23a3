package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Officer;
import org.jspecify.annotations.Nullable;

/// A headline action, or a sub-action below one.
///
/// @param number as written, empty where the row has none; it may repeat or skip
/// @param parentKey the headline's import key; null for a headline, and for a sub-action that
///   stands before any
public record Action(
    String importKey,
    Place place,
    String number,
    Level level,
    @Nullable String parentKey,
    String text,
    String officersAsWritten,
    List<Officer> officers,
    FuzzyDate start,
    FuzzyDate end) {
  public enum Level {
    HEADLINE,
    SUB_ACTION
  }

  public Action {
    requireNonNull(importKey);
    requireNonNull(level);
    if (text.isBlank()) throw new IllegalArgumentException("an action has a text");
    if (level == Level.HEADLINE && parentKey != null)
      throw new IllegalArgumentException("a headline has no parent");
    officers = List.copyOf(officers);
  }
}
