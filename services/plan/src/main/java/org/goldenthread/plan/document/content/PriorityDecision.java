package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;

/// A key or significant decision that a priority may bring.
public record PriorityDecision(
    String importKey,
    Place place,
    String number,
    String text,
    String inForwardPlanAsWritten,
    InForwardPlan inForwardPlan) {
  public enum InForwardPlan {
    YES,
    NO,
    UNKNOWN
  }

  public PriorityDecision {
    requireNonNull(importKey);
    requireNonNull(inForwardPlan);
    if (text.isBlank()) throw new IllegalArgumentException("a decision has a text");
  }
}
