package org.goldenthread.plan.returns.value;

import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.plan.v1.DecisionChange;
import org.goldenthread.type.v1.FuzzyDate;
import org.jspecify.annotations.Nullable;

/// What the owners tell beside the statuses, as the row's JSON holds it. What they point to is
/// written as it follows the plan's name: `actions/{id}`.
public record AccountValue(
    List<Achievement> achievements, List<Issue> issues, List<Change> changes) {
  /// Something that was achieved.
  ///
  /// @param about what it belongs to; empty where it is the whole plan's
  public record Achievement(String about, String text) {}

  /// Something that stands in the way.
  public record Issue(String about, String text, String response) {}

  /// What became of a decision.
  ///
  /// @param about the decision; empty where the plan did not announce it
  public record Change(String about, DecisionChange.Kind kind, String text, @Nullable Due due) {}

  /// A new date.
  ///
  /// @param earliest an ISO civil date; empty where it is not known
  /// @param latest an ISO civil date; empty where it is not known
  public record Due(
      String asWritten, String earliest, String latest, FuzzyDate.Precision precision) {}

  public AccountValue {
    achievements = List.copyOf(achievements);
    issues = List.copyOf(issues);
    changes = List.copyOf(changes);
  }

  /// All that it points to.
  public List<String> about() {
    return Stream.of(
            achievements.stream().map(Achievement::about),
            issues.stream().map(Issue::about),
            changes.stream().map(Change::about))
        .flatMap(one -> one)
        .filter(about -> !about.isEmpty())
        .distinct()
        .toList();
  }
}
