package org.goldenthread.plan.returns;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.decision.DecisionRow;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.returns.DecisionChangeRules.Changed;
import org.goldenthread.plan.returns.DecisionChangeRules.Listed;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.DecisionChange;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// What the record tells of a plan's decisions since it was published.
@Singleton
final class DecisionChangesWire {
  private final Resource<PlanRow, Plan> plans;
  private final Resource<DecisionRow, Decision> decisions;
  private final Links links;

  DecisionChangesWire(
      Resource<PlanRow, Plan> plans, Resource<DecisionRow, Decision> decisions, Links links) {
    this.plans = plans;
    this.decisions = decisions;
    this.links = links;
  }

  /// None of a plan that is not published, as of an instant; within a connection.
  List<DecisionChange> since(String plan, @Nullable Instant readTime) {
    Optional<PlanRow> head = plans.table().find(plan, readTime);
    Instant published = head.map(PlanRow::publishTime).orElse(null);
    if (published == null) {
      return List.of();
    }
    List<DecisionRow> standing = decisions(plan, readTime);
    Map<UUID, DecisionRow> rows = new HashMap<>();
    standing.forEach(row -> rows.put(row.id(), row));
    return DecisionChangeRules.between(listed(decisions(plan, published)), listed(standing))
        .stream()
        .map(change -> message(plan, change, rows.get(change.id())))
        .toList();
  }

  private List<DecisionRow> decisions(String plan, @Nullable Instant readTime) {
    return decisions
        .table()
        .select("t.plan = ?", "order by t.position, t.id", List.of(plan), readTime);
  }

  private static List<Listed> listed(List<DecisionRow> rows) {
    return rows.stream()
        .map(
            row -> new Listed(row.id(), row.text(), row.due() == null ? "" : row.due().asWritten()))
        .toList();
  }

  private DecisionChange message(String plan, Changed change, @Nullable DecisionRow now) {
    DecisionChange.Builder message =
        DecisionChange.newBuilder()
            .setDecision(links.child(plan, "decisions", change.id()))
            .setKind(change.kind())
            .setText(change.text());
    if (now != null && now.due() != null && change.kind() != DecisionChange.Kind.REWORDED) {
      message.setDue(now.due().message());
    }
    return message.build();
  }
}
