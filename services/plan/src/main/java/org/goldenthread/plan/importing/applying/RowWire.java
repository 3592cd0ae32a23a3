package org.goldenthread.plan.importing.applying;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionRow;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.DecisionRow;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLineRow;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.MilestoneRow;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.WorkforceLine;

/// A document's rows as resources of one plan, with links and officers in the place of keys and
/// names.
final class RowWire {
  private final PlanDocument document;
  private final String plan;
  private final BoundOfficers officers;
  private final Ids ids;

  /// @param plan the plan's resource name
  RowWire(PlanDocument document, String plan, BoundOfficers officers, Ids ids) {
    this.document = document;
    this.plan = plan;
    this.officers = officers;
    this.ids = ids;
  }

  /// Fields by their names in the contract.
  static List<FieldDescriptor> fields(Descriptor type, String... names) {
    List<FieldDescriptor> fields = new ArrayList<>();
    for (String name : names) {
      FieldDescriptor field = type.findFieldByName(name);
      if (field == null) {
        throw new IllegalStateException(type.getFullName() + " has no field " + name);
      }
      fields.add(field);
    }
    return fields;
  }

  List<DocumentRow<Priority>> priorities() {
    return document.getPrioritiesList().stream()
        .map(
            row -> {
              Priority priority =
                  row.getPriority().toBuilder()
                      .addAllLeadOfficers(officers.of(row.getOfficerNamesList(), "lead_officers"))
                      .build();
              return new DocumentRow<>(
                  row.getImportKey(), row.getPlace(), priority.getTitle(), key(), priority);
            })
        .toList();
  }

  /// The actions, each under its headline action.
  ///
  /// @param priorities resource names by import key; empty for one that was deleted
  /// @param known the import keys of all actions that documents ever brought
  /// @param standing names of those of them that are there, by import key
  List<DocumentRow<Action>> actions(
      Map<String, String> priorities, Set<String> known, Map<String, String> standing) {
    Map<String, String> names = new HashMap<>(standing);
    List<DocumentRow<Action>> rows = new ArrayList<>();
    for (ActionRow row : document.getActionsList()) {
      Key key = key();
      if (!known.contains(row.getImportKey())) {
        names.put(row.getImportKey(), plan + "/actions/" + key.id());
      }
      Action action =
          row.getAction().toBuilder()
              .setPriority(priorities.getOrDefault(row.getPriorityKey(), ""))
              .setParentAction(names.getOrDefault(row.getParentActionKey(), ""))
              .addAllOfficers(officers.of(row.getOfficerNamesList(), "officers"))
              .build();
      rows.add(
          new DocumentRow<>(row.getImportKey(), row.getPlace(), action.getText(), key, action));
    }
    return rows;
  }

  /// The import keys of the actions that are steps of a headline action.
  Set<String> steps() {
    return document.getActionsList().stream()
        .filter(row -> !row.getParentActionKey().isEmpty())
        .map(ActionRow::getImportKey)
        .collect(Collectors.toSet());
  }

  List<DocumentRow<Milestone>> milestones(Map<String, String> priorities) {
    List<DocumentRow<Milestone>> rows = new ArrayList<>();
    for (MilestoneRow row : document.getMilestonesList()) {
      Milestone milestone =
          row.getMilestone().toBuilder()
              .setPriority(priorities.getOrDefault(row.getPriorityKey(), ""))
              .build();
      rows.add(
          new DocumentRow<>(
              row.getImportKey(), row.getPlace(), milestone.getText(), key(), milestone));
    }
    return rows;
  }

  List<DocumentRow<Decision>> decisions(Map<String, String> priorities) {
    List<DocumentRow<Decision>> rows = new ArrayList<>();
    for (DecisionRow row : document.getDecisionsList()) {
      Decision decision =
          row.getDecision().toBuilder()
              .setPriority(priorities.getOrDefault(row.getPriorityKey(), ""))
              .build();
      rows.add(
          new DocumentRow<>(
              row.getImportKey(), row.getPlace(), decision.getText(), key(), decision));
    }
    return rows;
  }

  List<DocumentRow<FinancialLine>> financialLines() {
    List<DocumentRow<FinancialLine>> rows = new ArrayList<>();
    for (FinancialLineRow row : document.getFinancialLinesList()) {
      FinancialLine line =
          row.getFinancialLine().toBuilder()
              .addAllResponsibleManagers(
                  officers.of(row.getOfficerNamesList(), "responsible_managers"))
              .build();
      rows.add(new DocumentRow<>(row.getImportKey(), row.getPlace(), line.getLabel(), key(), line));
    }
    return rows;
  }

  List<DocumentRow<WorkforceLine>> workforceLines() {
    return document.getWorkforceLinesList().stream()
        .map(
            row ->
                new DocumentRow<>(
                    row.getImportKey(),
                    row.getPlace(),
                    row.getWorkforceLine().getLabel(),
                    key(),
                    row.getWorkforceLine()))
        .toList();
  }

  List<DocumentRow<SupportRequest>> supportRequests() {
    return document.getSupportRequestsList().stream()
        .map(
            row ->
                new DocumentRow<>(
                    row.getImportKey(),
                    row.getPlace(),
                    row.getSupportRequest().getActivity(),
                    key(),
                    row.getSupportRequest()))
        .toList();
  }

  /// All names that the document gives for officers, in its order.
  List<String> names() {
    List<org.goldenthread.type.v1.OfficerNames> cells =
        new ArrayList<>(document.getOfficerNamesList());
    document.getPrioritiesList().forEach(row -> cells.addAll(row.getOfficerNamesList()));
    document.getActionsList().forEach(row -> cells.addAll(row.getOfficerNamesList()));
    document.getFinancialLinesList().forEach(row -> cells.addAll(row.getOfficerNamesList()));
    return cells.stream().flatMap(cell -> cell.getNamesList().stream()).distinct().toList();
  }

  private Key key() {
    String planId = plan.substring(plan.lastIndexOf('/') + 1);
    return new Key(List.of(planId), ids.uuid());
  }
}
