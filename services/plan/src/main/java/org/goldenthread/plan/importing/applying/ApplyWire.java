package org.goldenthread.plan.importing.applying;

import static org.goldenthread.plan.importing.applying.RowWire.fields;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
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
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
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
    String id = Optional.ofNullable(links.planId(request.getPlan(), "plan")).orElseThrow();
    Optional<PlanRow> standing = lists.plans().table().find(id, null);
    standing.ifPresent(plan -> requireSame(plan, request));
    String unit =
        standing.map(plan -> links.unit(plan.unit())).orElseGet(() -> unit(request, recording));
    OfficerWire.Bound bound = bind(request, recording, unit.substring(unit.lastIndexOf('/') + 1));
    BoundOfficers names = new BoundOfficers(bound.bindings());
    plan(request, merge, names, standing, new Key(List.of(), id), unit);
    children(merge, new RowWire(request.getDocument(), request.getPlan(), names, ids));
    PartReport report =
        merge
            .report("plan")
            .addAllUnread(bound.unread())
            .setState(
                request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED)
            .build();
    return ApplyPlanDocumentResponse.newBuilder()
        .setReport(report)
        .setPlan(lists.plans().message(lists.plans().row(request.getPlan(), null)))
        .addAllOfficers(bound.bindings())
        .build();
  }

  /// Two divisions that were new at the same moment may have been given the same id.
  private void requireSame(PlanRow standing, ApplyPlanDocumentRequest request) {
    Plan said = request.getDocument().getPlan();
    boolean sameUnit =
        request.getUnit().isEmpty()
            ? units
                .find(standing.unit())
                .filter(unit -> UnitWire.isCalled(unit, said.getDivisionAsWritten()))
                .isPresent()
            : request.getUnit().equals(links.unit(standing.unit()));
    if (!sameUnit) {
      throw Failure.of(
              Code.ALREADY_EXISTS,
              ErrorReason.PLAN_EXISTS,
              "Another division's plan was given this id meanwhile; send the file again.")
          .with("plan", request.getPlan());
    }
  }

  private OfficerWire.Bound bind(
      ApplyPlanDocumentRequest request, Recording recording, String unit) {
    RowWire rows =
        new RowWire(request.getDocument(), request.getPlan(), new BoundOfficers(List.of()), ids);
    Set<String> names = new LinkedHashSet<>(rows.names());
    names.addAll(request.getOtherOfficerNamesList());
    return officers.bind(recording, unit, names);
  }

  private void plan(
      ApplyPlanDocumentRequest request,
      DocumentMerge merge,
      BoundOfficers bound,
      Optional<PlanRow> standing,
      Key key,
      String unit) {
    var named = request.getDocument().getOfficerNamesList();
    Plan message =
        request.getDocument().getPlan().toBuilder()
            .setState(Plan.State.DRAFT)
            .setUnit(unit)
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
                HEADER, request.getDocument().getPlace(), message.getTitle(), key, message)),
        PLAN);
  }

  private String unit(ApplyPlanDocumentRequest request, Recording recording) {
    return request.getUnit().isEmpty()
        ? links.unit(units.ensure(recording, request.getDocument().getPlan()).id())
        : request.getUnit();
  }

  private void children(DocumentMerge merge, RowWire rows) {
    Map<String, String> priorities =
        merge.apply(lists.priorities(), rows.priorities(), PlanListWire.PRIORITY);
    merge.apply(lists.actions(), actions(merge, rows, priorities), PlanListWire.ACTION);
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

  private List<DocumentRow<Action>> actions(
      DocumentMerge merge, RowWire rows, Map<String, String> priorities) {
    List<DocumentRow<Action>> read =
        rows.actions(priorities, merge.known(lists.actions()), merge.standing(lists.actions()));
    Descriptor action = Action.getDescriptor();
    List<DocumentRow<Action>> placed =
        placed(merge, lists.actions(), read, action.findFieldByName("priority"));
    Set<String> steps = rows.steps();
    List<DocumentRow<Action>> whole = new ArrayList<>();
    List<DocumentRow<Action>> orphans = new ArrayList<>();
    for (DocumentRow<Action> row : placed) {
      boolean orphan = row.message().getParentAction().isEmpty() && steps.contains(row.importKey());
      (orphan ? orphans : whole).add(row);
    }
    whole.addAll(placed(merge, lists.actions(), orphans, action.findFieldByName("parent_action")));
    return whole;
  }

  /// The rows whose priority, or headline action, is there. Where officers deleted it, what they
  /// moved elsewhere stays there, and the rest stays deleted with it.
  private static <R extends Row, M extends Message> List<DocumentRow<M>> placed(
      DocumentMerge merge,
      Resource<R, M> resource,
      List<DocumentRow<M>> rows,
      FieldDescriptor parent) {
    Map<String, String> standing = null;
    List<DocumentRow<M>> placed = new ArrayList<>();
    for (DocumentRow<M> row : rows) {
      if (!row.message().getField(parent).equals("")) {
        placed.add(row);
        continue;
      }
      standing = standing == null ? merge.standing(resource) : standing;
      String name = standing.get(row.importKey());
      if (name == null) {
        merge.stayDeleted(
            resource, row, "Its " + parent.getName().replace('_', ' ') + " was deleted.");
      } else {
        Message now = resource.message(resource.row(name, null));
        @SuppressWarnings("unchecked") // a builder builds its message's type
        M moved = (M) row.message().toBuilder().setField(parent, now.getField(parent)).build();
        placed.add(new DocumentRow<>(row.importKey(), row.place(), row.words(), row.key(), moved));
      }
    }
    return placed;
  }
}
