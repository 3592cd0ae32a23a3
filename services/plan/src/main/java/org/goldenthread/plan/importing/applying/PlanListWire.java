package org.goldenthread.plan.importing.applying;

import static org.goldenthread.plan.importing.applying.RowWire.fields;

import com.google.protobuf.Descriptors.FieldDescriptor;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.action.ActionRow;
import org.goldenthread.plan.decision.DecisionRow;
import org.goldenthread.plan.finance.FinancialLineRow;
import org.goldenthread.plan.milestone.MilestoneRow;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.priority.PriorityRow;
import org.goldenthread.plan.support.SupportRequestRow;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.plan.workforce.WorkforceLineRow;

/// A plan and all that it lists, and of each kind the fields that a document says.
@Singleton
record PlanListWire(
    Resource<PlanRow, Plan> plans,
    Resource<PriorityRow, Priority> priorities,
    Resource<ActionRow, Action> actions,
    Resource<MilestoneRow, Milestone> milestones,
    Resource<DecisionRow, Decision> decisions,
    Resource<FinancialLineRow, FinancialLine> financialLines,
    Resource<WorkforceLineRow, WorkforceLine> workforceLines,
    Resource<SupportRequestRow, SupportRequest> supportRequests) {
  static final List<FieldDescriptor> PRIORITY =
      fields(
          Priority.getDescriptor(),
          "source_number",
          "title",
          "description",
          "position",
          "lead_officers",
          "lead_officers_as_written");
  static final List<FieldDescriptor> ACTION =
      fields(
          Action.getDescriptor(),
          "priority",
          "kind",
          "parent_action",
          "source_number",
          "position",
          "text",
          "officers",
          "officers_as_written",
          "start",
          "end");
  static final List<FieldDescriptor> MILESTONE =
      fields(Milestone.getDescriptor(), "priority", "source_number", "position", "text", "due");
  static final List<FieldDescriptor> DECISION =
      fields(
          Decision.getDescriptor(),
          "section",
          "priority",
          "source_number",
          "position",
          "text",
          "due",
          "in_forward_plan",
          "in_forward_plan_as_written");
  static final List<FieldDescriptor> FINANCIAL_LINE =
      fields(
          FinancialLine.getDescriptor(),
          "kind",
          "shape",
          "position",
          "label",
          "service_heading",
          "client_group",
          "responsible_managers",
          "responsible_managers_as_written",
          "cabinet_member_as_written",
          "section_d",
          "service_plan",
          "note");
  static final List<FieldDescriptor> WORKFORCE_LINE =
      fields(
          WorkforceLine.getDescriptor(),
          "kind",
          "position",
          "label",
          "grade_band",
          "opening_fte",
          "opening_date",
          "estimated_fte",
          "estimate_date",
          "reason_for_variance",
          "note");
  static final List<FieldDescriptor> SUPPORT_REQUEST =
      fields(
          SupportRequest.getDescriptor(),
          "position",
          "activity",
          "expected_impact",
          "expected",
          "asked_division_as_written");
}
