package org.goldenthread.plan.content;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.finance.FinancialTotalsWire;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Involvement;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.Project;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.WorkforceLine;
import org.jspecify.annotations.Nullable;

/// All that a plan lists.
@Singleton
final class PlanListsWire {
  private final Resource<?, Priority> priorities;
  private final Resource<?, Action> actions;
  private final Resource<?, Milestone> milestones;
  private final Resource<?, Decision> decisions;
  private final FinancialTotalsWire financialLines;
  private final Resource<?, WorkforceLine> workforceLines;
  private final Resource<?, SupportRequest> supportRequests;
  private final Resource<?, BudgetMovement> budgetMovements;
  private final Resource<?, Project> projects;
  private final Resource<?, Involvement> involvements;

  PlanListsWire(
      Resource<?, Priority> priorities,
      Resource<?, Action> actions,
      Resource<?, Milestone> milestones,
      Resource<?, Decision> decisions,
      FinancialTotalsWire financialLines,
      Resource<?, WorkforceLine> workforceLines,
      Resource<?, SupportRequest> supportRequests,
      Resource<?, BudgetMovement> budgetMovements,
      Resource<?, Project> projects,
      Resource<?, Involvement> involvements) {
    this.priorities = priorities;
    this.actions = actions;
    this.milestones = milestones;
    this.decisions = decisions;
    this.financialLines = financialLines;
    this.workforceLines = workforceLines;
    this.supportRequests = supportRequests;
    this.budgetMovements = budgetMovements;
    this.projects = projects;
    this.involvements = involvements;
  }

  /// Adds each list whole, in the document's order: one query each; within a connection.
  ///
  /// @param plan its resource name
  void addAll(PlanContent.Builder content, String plan, @Nullable Instant readTime) {
    content
        .addAllPriorities(priorities.all(plan, readTime))
        .addAllActions(PlanContentWire.ordered(actions.all(plan, readTime)))
        .addAllMilestones(milestones.all(plan, readTime))
        .addAllDecisions(decisions.all(plan, readTime))
        .addAllFinancialLines(financialLines.all(plan, readTime))
        .addAllWorkforceLines(workforceLines.all(plan, readTime))
        .addAllSupportRequests(supportRequests.all(plan, readTime))
        .addAllBudgetMovements(budgetMovements.all(plan, readTime))
        .addAllProjects(projects.all(plan, readTime))
        .addAllInvolvements(involvements.all(plan, readTime));
  }
}
