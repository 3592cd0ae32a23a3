package org.goldenthread.plan.importing;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.importing.applying.OfficerWire;
import org.goldenthread.plan.importing.applying.UnitWire;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.unit.UnitRow;
import org.goldenthread.plan.v1.ImportNotice;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.type.v1.FailedCheck;
import org.jspecify.annotations.Nullable;

/// Whether a document and where it goes agree. A disagreement is told and refuses nothing:
/// directorates are renamed and divisions merged. Within a connection.
@Singleton
final class AgreementWire {
  private final UnitWire units;
  private final OfficerWire officers;

  AgreementWire(UnitWire units, OfficerWire officers) {
    this.units = units;
    this.officers = officers;
  }

  /// What the document says otherwise than the plan, the unit and the directorate that it goes to.
  List<FailedCheck> checks(Plan said, @Nullable PlanRow plan, @Nullable UnitRow unit) {
    List<FailedCheck> checks = new ArrayList<>();
    List<UnitRow> directorates = units.directorates();
    if (!said.getDirectorateAsWritten().isBlank()
        && !directorates.isEmpty()
        && directorates.stream()
            .noneMatch(one -> UnitWire.isCalled(one, said.getDirectorateAsWritten()))) {
      checks.add(
          failed(
              FailedCheck.Rule.DIRECTORATE_AGREES,
              said.getDirectorateAsWritten(),
              directorates.getFirst().displayName(),
              "The document names another directorate than the one that it is imported into."));
    }
    if (unit != null
        && !said.getDivisionAsWritten().isBlank()
        && !UnitWire.isCalled(unit, said.getDivisionAsWritten())) {
      checks.add(
          failed(
              FailedCheck.Rule.PLAN_AGREES,
              said.getDivisionAsWritten(),
              unit.displayName(),
              "The document names another division than the unit that was asked for."));
    }
    if (plan != null
        && !said.getPlanYear().isEmpty()
        && !plan.planYear().equals(said.getPlanYear())) {
      checks.add(
          failed(
              FailedCheck.Rule.PLAN_AGREES,
              said.getPlanYear(),
              plan.planYear(),
              "The document is for another year than the plan that was asked for."));
    }
    if (plan != null && unit != null && !plan.unit().equals(unit.id())) {
      checks.add(
          failed(
              FailedCheck.Rule.PLAN_AGREES,
              unit.displayName(),
              plan.title(),
              "The document names another division than the plan that was asked for."));
    }
    return checks;
  }

  /// What was taken from the caller, and what will be added.
  List<ImportNotice> notices(
      DocumentWire document, @Nullable PlanRow plan, @Nullable UnitRow unit) {
    Plan said = document.plan().getPlan();
    List<ImportNotice> notices = new ArrayList<>();
    boolean yearTaken = said.getPlanYear().isEmpty() && plan != null;
    if (yearTaken || (said.getDivisionAsWritten().isBlank() && unit != null)) {
      notices.add(
          FindingWire.notice(
              ImportNotice.Kind.TAKEN_FROM_CALLER,
              1,
              "The document does not tell its "
                  + (yearTaken ? "year" : "division")
                  + "; it was taken from what was asked for."));
    }
    int added = officers.unknown(document.officerNames()) + (unit == null && plan == null ? 1 : 0);
    if (added > 0) {
      notices.add(
          FindingWire.notice(
              ImportNotice.Kind.UNITS_OR_OFFICERS_ADDED,
              added,
              "Names that were not known became officers, and a division that was not known a unit:"
                  + " "
                  + added
                  + " in all. A planner confirms them."));
    }
    return notices;
  }

  private static FailedCheck failed(
      FailedCheck.Rule rule, String stated, String computed, String detail) {
    return FailedCheck.newBuilder()
        .setRule(rule)
        .setStated(stated)
        .setComputed(computed)
        .setDetail(detail)
        .build();
  }
}
