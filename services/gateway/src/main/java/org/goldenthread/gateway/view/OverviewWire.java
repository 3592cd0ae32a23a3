package org.goldenthread.gateway.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.view.v1.Availability;
import org.goldenthread.view.v1.ContinuityPart;
import org.goldenthread.view.v1.ContributionPart;
import org.goldenthread.view.v1.HeaderPart;
import org.goldenthread.view.v1.IndicatorsPart;
import org.goldenthread.view.v1.InvolvementPart;
import org.goldenthread.view.v1.PlanOverview;
import org.goldenthread.view.v1.PrioritiesPart;
import org.goldenthread.view.v1.PriorityOverview;
import org.goldenthread.view.v1.ProjectsPart;
import org.goldenthread.view.v1.ResourcesPart;
import org.goldenthread.view.v1.RiskOverview;
import org.goldenthread.view.v1.RisksPart;
import org.goldenthread.view.v1.SupportPart;
import org.goldenthread.view.v1.TextPart;

/// The services' answers as the sections of a plan.
final class OverviewWire {
  private OverviewWire() {}

  /// Header, sections A, B, C, D and G, projects and involvement, which are the plan service's.
  static void plan(PlanOverview.Builder overview, Part<PlanContent> part) {
    Availability availability = part.availability();
    PlanContent content = part.find().orElseGet(PlanContent::getDefaultInstance);
    Plan plan = content.getPlan();
    overview
        .setHeader(header(content, availability, part.find().isPresent()))
        .setRoleAndPurpose(
            TextPart.newBuilder().setAvailability(availability).setText(plan.getRoleAndPurpose()))
        .setContribution(contribution(content, availability))
        .setPriorities(priorities(content, availability))
        .setResources(
            ResourcesPart.newBuilder()
                .setAvailability(availability)
                .addAllFinancialLines(content.getFinancialLinesList())
                .addAllWorkforceLines(content.getWorkforceLinesList())
                .addAllBudgetMovements(content.getBudgetMovementsList()))
        .setSupport(
            SupportPart.newBuilder()
                .setAvailability(availability)
                .addAllSupportRequests(content.getSupportRequestsList()))
        .setProjects(
            ProjectsPart.newBuilder()
                .setAvailability(availability)
                .addAllProjects(content.getProjectsList()))
        .setInvolvement(
            InvolvementPart.newBuilder()
                .setAvailability(availability)
                .addAllInvolvements(content.getInvolvementsList()));
  }

  private static HeaderPart header(
      PlanContent content, Availability availability, boolean thePlanIsThere) {
    HeaderPart.Builder header = HeaderPart.newBuilder().setAvailability(availability);
    if (thePlanIsThere) {
      header.setPlan(content.getPlan().toBuilder().clearRoleAndPurpose().clearContribution());
    }
    if (content.hasUnit()) {
      header.setUnit(content.getUnit());
    }
    return header.addAllOfficers(content.getOfficersList()).build();
  }

  private static ContributionPart contribution(PlanContent content, Availability availability) {
    return ContributionPart.newBuilder()
        .setAvailability(availability)
        .setText(content.getPlan().getContribution())
        .addAllStrategyLinks(content.getPlan().getStrategyLinksList())
        .addAllDecisions(
            content.getDecisionsList().stream()
                .filter(decision -> !underPriority(decision))
                .toList())
        .build();
  }

  /// By the priority and not by the section: a decision that names no priority has its place in
  /// section B, so that none is left out.
  private static boolean underPriority(Decision decision) {
    return !decision.getPriority().isEmpty();
  }

  private static PrioritiesPart priorities(PlanContent content, Availability availability) {
    Map<String, PriorityOverview.Builder> byName = new LinkedHashMap<>();
    for (Priority priority : content.getPrioritiesList()) {
      byName.put(priority.getName(), PriorityOverview.newBuilder().setPriority(priority));
    }
    content.getActionsList().forEach(action -> of(byName, action.getPriority()).addActions(action));
    content
        .getMilestonesList()
        .forEach(milestone -> of(byName, milestone.getPriority()).addMilestones(milestone));
    content.getDecisionsList().stream()
        .filter(OverviewWire::underPriority)
        .forEach(decision -> of(byName, decision.getPriority()).addDecisions(decision));
    PrioritiesPart.Builder part = PrioritiesPart.newBuilder().setAvailability(availability);
    for (PriorityOverview.Builder priority : byName.values()) {
      part.addPriorities(
          priority.setCounts(MonitoringWire.counts(priority.getActionsList())).build());
    }
    if (availability.getState() == Availability.State.READY) {
      part.setCounts(MonitoringWire.counts(content.getActionsList()));
    }
    return part.build();
  }

  /// The priority with this name. One that is not among the plan's own is shown by its name alone
  /// rather than losing what belongs to it.
  private static PriorityOverview.Builder of(
      Map<String, PriorityOverview.Builder> byName, String name) {
    return byName.computeIfAbsent(
        name,
        missing ->
            PriorityOverview.newBuilder().setPriority(Priority.newBuilder().setName(missing)));
  }

  static RisksPart risks(Part<List<Risk>> risks, Part<List<Mitigation>> mitigations) {
    // A list of risks that does not tell what is done about them would mislead.
    if (mitigations instanceof Part.Missing<List<Mitigation>>) {
      return RisksPart.newBuilder().setAvailability(mitigations.availability()).build();
    }
    Map<String, List<Mitigation>> byRisk = new LinkedHashMap<>();
    for (Mitigation mitigation : mitigations.find().orElseGet(List::of)) {
      byRisk
          .computeIfAbsent(riskOf(mitigation.getName()), risk -> new ArrayList<>())
          .add(mitigation);
    }
    RisksPart.Builder part = RisksPart.newBuilder().setAvailability(risks.availability());
    for (Risk risk : risks.find().orElseGet(List::of)) {
      part.addRisks(
          RiskOverview.newBuilder()
              .setRisk(risk)
              .addAllMitigations(byRisk.getOrDefault(risk.getName(), List.of())));
    }
    return part.build();
  }

  /// `directorates/fsc/risks/1` of `directorates/fsc/risks/1/mitigations/2`.
  private static String riskOf(String mitigation) {
    int end = mitigation.indexOf("/mitigations/");
    return end < 0 ? mitigation : mitigation.substring(0, end);
  }

  static ContinuityPart continuity(Part<List<CriticalFunction>> functions) {
    return ContinuityPart.newBuilder()
        .setAvailability(functions.availability())
        .addAllCriticalFunctions(functions.find().orElseGet(List::of))
        .build();
  }

  static IndicatorsPart indicators(Part<List<IndicatorStanding>> standings) {
    IndicatorsPart.Builder part =
        IndicatorsPart.newBuilder().setAvailability(standings.availability());
    for (IndicatorStanding standing : standings.find().orElseGet(List::of)) {
      if (standing.getIndicator().getKind() == Indicator.Kind.ACTIVITY) {
        part.addActivity(standing);
      } else {
        part.addPerformance(standing);
      }
    }
    return part.build();
  }
}
