package org.goldenthread.plan.returns;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.returns.value.AccountValue;
import org.goldenthread.plan.returns.value.AccountValue.Achievement;
import org.goldenthread.plan.returns.value.AccountValue.Change;
import org.goldenthread.plan.returns.value.AccountValue.Due;
import org.goldenthread.plan.returns.value.AccountValue.Issue;
import org.goldenthread.plan.v1.DecisionChange;
import org.goldenthread.plan.v1.KeyAchievement;
import org.goldenthread.plan.v1.KeyIssue;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;
import org.goldenthread.type.v1.FuzzyDate;

/// Key achievements, key issues and changes of decisions, between the contract and the row.
@Singleton
final class AccountWire {
  private static final Set<String> ACHIEVED = Set.of("priorities", "actions", "milestones");
  private static final Set<String> CONCERNED = Set.of("actions", "milestones");
  private static final Set<String> DECIDED = Set.of("decisions");

  private final Links links;

  AccountWire(Links links) {
    this.links = links;
  }

  void fill(String plan, AccountValue account, MonitoringReturn.Builder message) {
    account
        .achievements()
        .forEach(
            one ->
                message
                    .addKeyAchievementsBuilder()
                    .setResource(name(plan, one.about()))
                    .setText(one.text()));
    account
        .issues()
        .forEach(
            one ->
                message
                    .addKeyIssuesBuilder()
                    .setResource(name(plan, one.about()))
                    .setText(one.text())
                    .setResponse(one.response()));
    account.changes().forEach(one -> message.addDecisionChanges(change(plan, one)));
  }

  AccountValue value(String plan, MonitoringReturn message) {
    return new AccountValue(
        message.getKeyAchievementsList().stream().map(one -> achievement(plan, one)).toList(),
        message.getKeyIssuesList().stream().map(one -> issue(plan, one)).toList(),
        message.getDecisionChangesList().stream().map(one -> change(plan, one)).toList());
  }

  private Achievement achievement(String plan, KeyAchievement message) {
    String about = about(plan, message.getResource(), ACHIEVED, "key_achievements.resource");
    return new Achievement(about, message.getText());
  }

  private Issue issue(String plan, KeyIssue message) {
    String about = about(plan, message.getResource(), CONCERNED, "key_issues.resource");
    return new Issue(about, message.getText(), message.getResponse());
  }

  private Change change(String plan, DecisionChange message) {
    String about = about(plan, message.getDecision(), DECIDED, "decision_changes.decision");
    FuzzyDateValue due =
        WrittenWire.date(
            message.hasDue(), message.getDue(), "monitoring_return.decision_changes.due");
    return new Change(about, message.getKind(), message.getText(), due == null ? null : due(due));
  }

  private static Due due(FuzzyDateValue date) {
    FuzzyDate message = date.message();
    return new Due(
        message.getAsWritten(), message.getEarliest(), message.getLatest(), message.getPrecision());
  }

  private DecisionChange change(String plan, Change value) {
    DecisionChange.Builder message =
        DecisionChange.newBuilder()
            .setDecision(name(plan, value.about()))
            .setKind(value.kind())
            .setText(value.text());
    Due due = value.due();
    if (due != null) {
      message
          .getDueBuilder()
          .setAsWritten(due.asWritten())
          .setEarliest(due.earliest())
          .setLatest(due.latest())
          .setPrecision(due.precision());
    }
    return message.build();
  }

  private String name(String plan, String about) {
    return about.isEmpty() ? "" : links.plan(plan) + "/" + about;
  }

  /// What a name points to, as it follows the plan's name.
  ///
  /// @param kinds the collections of the plan that it may point to
  private String about(String plan, String name, Set<String> kinds, String field) {
    if (name.isEmpty()) {
      return "";
    }
    String[] parts = name.split("/", -1);
    if (parts.length != 6 || !kinds.contains(parts[4])) {
      throw Failure.invalid(
          "monitoring_return." + field,
          "This can point to one of the plan's " + String.join(", ", sorted(kinds)) + ".");
    }
    UUID id = links.childId(plan, parts[4], name, field);
    return parts[4] + "/" + id;
  }

  private static List<String> sorted(Set<String> kinds) {
    return kinds.stream().sorted().toList();
  }
}
