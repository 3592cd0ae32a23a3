package org.goldenthread.plan.importing.applying;

import static org.goldenthread.plan.importing.applying.RowWire.fields;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.chassis.document.BoundOfficers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.unit.UnitRow;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.PartReport;

/// Applies the plan's part of a document, inside one transaction.
@Singleton
public final class ApplyWire {
  private static final String HEADER = "header";
  private static final List<FieldDescriptor> PLAN =
      fields(
          Plan.getDescriptor(),
          "title",
          "directorate_as_written",
          "division_as_written",
          "portfolio",
          "corporate_directors",
          "corporate_directors_as_written",
          "directors",
          "directors_as_written",
          "heads_of_service",
          "heads_of_service_as_written",
          "gross_expenditure",
          "fte",
          "role_and_purpose",
          "contribution",
          "passages");

  private final ImportRows imports;
  private final UnitWire units;
  private final OfficerWire officers;
  private final PlanListWire lists;
  private final Ids ids;
  private final Links links;

  ApplyWire(
      ImportRows imports,
      UnitWire units,
      OfficerWire officers,
      PlanListWire lists,
      Ids ids,
      Links links) {
    this.imports = imports;
    this.units = units;
    this.officers = officers;
    this.lists = lists;
    this.ids = ids;
    this.links = links;
  }

  public ApplyPlanDocumentResponse apply(ApplyPlanDocumentRequest request, Recording recording) {
    DocumentMerge merge = imports.begin(recording, request.getPlan());
    Set<String> names = new LinkedHashSet<>();
    OfficerWire.Bound bound = bind(request, recording, names);
    RowWire rows =
        new RowWire(
            request.getDocument(), request.getPlan(), new BoundOfficers(bound.bindings()), ids);
    plan(request, recording, merge, new BoundOfficers(bound.bindings()));
    children(merge, rows);
    PartReport report =
        merge
            .report("plan")
            .addAllUnread(bound.unread())
            .setState(
                request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED)
            .build();
    return ApplyPlanDocumentResponse.newBuilder()
        .setReport(report)
        .setPlan(revised(request, recording, report))
        .addAllOfficers(bound.bindings())
        .build();
  }

  private OfficerWire.Bound bind(
      ApplyPlanDocumentRequest request, Recording recording, Set<String> names) {
    RowWire rows =
        new RowWire(request.getDocument(), request.getPlan(), new BoundOfficers(List.of()), ids);
    names.addAll(rows.names());
    names.addAll(request.getOtherOfficerNamesList());
    return officers.bind(recording, names);
  }

  private void plan(
      ApplyPlanDocumentRequest request,
      Recording recording,
      DocumentMerge merge,
      BoundOfficers bound) {
    var named = request.getDocument().getOfficerNamesList();
    Plan said = request.getDocument().getPlan();
    String id = Optional.ofNullable(links.planId(request.getPlan(), "plan")).orElseThrow();
    Optional<PlanRow> standing = lists.plans().table().find(id, null);
    Plan message =
        said.toBuilder()
            .setState(Plan.State.DRAFT)
            .setUnit(standing.isPresent() ? "" : unit(request, recording, said))
            .addAllCorporateDirectors(bound.of(named, "corporate_directors"))
            .addAllDirectors(bound.of(named, "directors"))
            .addAllHeadsOfService(bound.of(named, "heads_of_service"))
            .build();
    if (standing.isPresent() && !merge.known(lists.plans()).contains(HEADER)) {
      // What stands was entered by officers: a document fills its gaps and overrules nothing.
      merge.adopt(lists.plans(), HEADER, standing.get(), Plan.getDefaultInstance());
    }
    merge.apply(
        lists.plans(),
        List.of(
            new DocumentRow<>(
                HEADER,
                request.getDocument().getPlace(),
                message.getTitle(),
                new Key(List.of(), id),
                message)),
        PLAN);
  }

  private String unit(ApplyPlanDocumentRequest request, Recording recording, Plan said) {
    if (!request.getUnit().isEmpty()) {
      return request.getUnit();
    }
    UnitRow unit = units.ensure(recording, said);
    return links.unit(unit.id());
  }

  private void children(DocumentMerge merge, RowWire rows) {
    Map<String, String> priorities =
        merge.apply(lists.priorities(), rows.priorities(), PlanListWire.PRIORITY);
    Resource<?, Action> actions = lists.actions();
    merge.apply(
        lists.actions(),
        placed(
            merge,
            lists.actions(),
            rows.actions(priorities, merge.known(actions), merge.standing(lists.actions())),
            Action.getDescriptor().findFieldByName("priority")),
        PlanListWire.ACTION);
    merge.apply(
        lists.milestones(),
        placed(
            merge,
            lists.milestones(),
            rows.milestones(priorities),
            Milestone.getDescriptor().findFieldByName("priority")),
        PlanListWire.MILESTONE);
    List<DocumentRow<Decision>> decisions = new ArrayList<>();
    List<DocumentRow<Decision>> inPriorities = new ArrayList<>();
    rows.decisions(priorities)
        .forEach(
            row ->
                (row.message().getSection() == Decision.Section.C ? inPriorities : decisions)
                    .add(row));
    decisions.addAll(
        placed(
            merge,
            lists.decisions(),
            inPriorities,
            Decision.getDescriptor().findFieldByName("priority")));
    merge.apply(lists.decisions(), decisions, PlanListWire.DECISION);
    merge.apply(lists.financialLines(), rows.financialLines(), PlanListWire.FINANCIAL_LINE);
    merge.apply(lists.workforceLines(), rows.workforceLines(), PlanListWire.WORKFORCE_LINE);
    merge.apply(lists.supportRequests(), rows.supportRequests(), PlanListWire.SUPPORT_REQUEST);
  }

  /// The rows whose priority is there. Where officers deleted it, what they moved elsewhere stays
  /// there, and the rest stays deleted with it.
  private static <R extends Row, M extends Message> List<DocumentRow<M>> placed(
      DocumentMerge merge,
      Resource<R, M> resource,
      List<DocumentRow<M>> rows,
      FieldDescriptor priority) {
    Map<String, String> standing = null;
    List<DocumentRow<M>> placed = new ArrayList<>();
    for (DocumentRow<M> row : rows) {
      if (!row.message().getField(priority).equals("")) {
        placed.add(row);
        continue;
      }
      standing = standing == null ? merge.standing(resource) : standing;
      String name = standing.get(row.importKey());
      if (name == null) {
        merge.stayDeleted(resource, row, "Its priority was deleted.");
      } else {
        Message now = resource.message(resource.row(name, null));
        @SuppressWarnings("unchecked") // a builder builds its message's type
        M moved = (M) row.message().toBuilder().setField(priority, now.getField(priority)).build();
        placed.add(new DocumentRow<>(row.importKey(), row.place(), row.words(), row.key(), moved));
      }
    }
    return placed;
  }

  /// The plan as it stands now; an import that changed a published one is a revision of it.
  private Plan revised(ApplyPlanDocumentRequest request, Recording recording, PartReport report) {
    PlanRow plan = lists.plans().lock(request.getPlan());
    boolean changed =
        report.getCountsList().stream()
            .anyMatch(count -> count.getCreated() + count.getChanged() > 0);
    if (plan.state() != Plan.State.PUBLISHED || !changed) {
      return lists.plans().message(plan);
    }
    Plan next = lists.plans().message(plan).toBuilder().setRevision(plan.revision() + 1).build();
    return lists.plans().message(lists.plans().replace(recording, Operation.IMPORTED, plan, next));
  }
}
