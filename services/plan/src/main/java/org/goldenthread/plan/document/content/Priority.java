package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.goldenthread.plan.document.finding.Place;

/// A priority of section C with all that its blocks hold, in the document's order.
///
/// @param number as written, empty where none is
public record Priority(
    String importKey,
    Place place,
    String number,
    String title,
    String description,
    List<Action> actions,
    List<Milestone> milestones,
    List<PriorityDecision> decisions) {
  public Priority {
    requireNonNull(importKey);
    if (title.isBlank()) throw new IllegalArgumentException("a priority has a title");
    actions = List.copyOf(actions);
    milestones = List.copyOf(milestones);
    decisions = List.copyOf(decisions);
  }
}
