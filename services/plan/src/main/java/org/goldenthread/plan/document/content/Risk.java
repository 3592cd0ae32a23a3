package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;

/// A risk and what is done about it, which is all that the plan says.
public record Risk(String importKey, Place place, String risk, String mitigation) {
  public Risk {
    requireNonNull(importKey);
    if (risk.isBlank()) throw new IllegalArgumentException("a risk has a text");
  }
}
