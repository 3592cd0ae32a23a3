package org.goldenthread.plan.importing;

import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.importing.applying.UnitWire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.unit.UnitRow;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportNotice;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Slugs;
import org.goldenthread.type.v1.FailedCheck;

/// Finds the plan that a document is for: the one that was asked for, else the one that is there
/// for its division, kind and year, else a new one. Within a connection.
@Singleton
final class DestinationWire {
  private final Resource<PlanRow, Plan> plans;
  private final UnitWire units;
  private final AgreementWire agreement;
  private final ImportRows imports;
  private final Links links;

  DestinationWire(
      Resource<PlanRow, Plan> plans,
      UnitWire units,
      AgreementWire agreement,
      ImportRows imports,
      Links links) {
    this.plans = plans;
    this.units = units;
    this.agreement = agreement;
    this.imports = imports;
    this.links = links;
  }

  /// Where a document goes.
  ///
  /// @param plan the plan's resource name, `planId` its id
  /// @param unit the unit's resource name; empty where applying adds it
  /// @param year the plan's year, also where the document does not tell it
  record Found(
      String plan,
      String planId,
      boolean exists,
      String unit,
      String year,
      List<FailedCheck> checks,
      List<ImportNotice> notices) {
    /// What the reader found, and what came to light here.
    Import report(Import sent) {
      return sent.toBuilder().addAllFailedChecks(checks).addAllNotices(notices).build();
    }

    PlanDocument document(PlanDocument read) {
      return read.toBuilder().setPlan(read.getPlan().toBuilder().setPlanYear(year)).build();
    }
  }

  /// Waits until no other import of the same plan is being kept or applied; within a transaction.
  void lock(String plan) {
    imports.lock("import " + plan);
  }

  Found find(ReadPlanDocumentParameters asked, DocumentWire document) {
    Plan said = document.plan().getPlan();
    Optional<PlanRow> named =
        asked.getPlanId().isEmpty()
            ? Optional.empty()
            : plans.table().find(asked.getPlanId(), null);
    Optional<UnitRow> unit = unit(asked, said, named);
    String year =
        said.getPlanYear().isEmpty() ? named.map(PlanRow::planYear).orElse("") : said.getPlanYear();
    Optional<PlanRow> standing = unit.flatMap(found -> standing(found, said, year));
    Optional<PlanRow> plan = named.or(() -> standing);
    // Before anything is said of a plan that the caller may not see.
    Permit.current().require(plan.map(PlanRow::unit).or(() -> unit.map(UnitRow::id)).orElse(""));
    requireSame(asked, standing);
    if (plan.isEmpty()) {
      requireKnown(said, unit, year);
    }
    plan.ifPresent(row -> PlanChildren.require(row.state(), asked.getReason()));
    String id =
        plan.map(PlanRow::id)
            .orElseGet(
                () -> asked.getPlanId().isEmpty() ? free(said, unit, year) : asked.getPlanId());
    return new Found(
        links.plan(id),
        id,
        plan.isPresent(),
        links.unit(plan.map(PlanRow::unit).or(() -> unit.map(UnitRow::id)).orElse(null)),
        plan.map(PlanRow::planYear).orElse(year),
        agreement.checks(said, plan.orElse(null), unit.orElse(null)),
        agreement.notices(document, plan.orElse(null), unit.orElse(null)));
  }

  private Optional<UnitRow> unit(
      ReadPlanDocumentParameters asked, Plan said, Optional<PlanRow> named) {
    if (!asked.getUnit().isEmpty()) {
      String id =
          asked.getUnit().contains("/") ? links.unitId(asked.getUnit(), "unit") : asked.getUnit();
      return Optional.of(
          Optional.ofNullable(id).flatMap(units::find).orElseThrow(() -> Links.missing("unit")));
    }
    return units
        .called(said.getDivisionAsWritten())
        .or(() -> named.flatMap(plan -> units.find(plan.unit())));
  }

  private Optional<PlanRow> standing(UnitRow unit, Plan said, String year) {
    return plans
        .table()
        .select(
            "t.unit = ? and t.kind = ? and t.plan_year = ?",
            "",
            List.of(unit.id(), said.getKind(), year),
            null)
        .stream()
        .findFirst();
  }

  /// A plan id that differs from the plan already there for the division and year is refused. That
  /// plan may be the very one that was asked for, made by somebody else a moment after it was
  /// looked for by its id.
  private void requireSame(ReadPlanDocumentParameters asked, Optional<PlanRow> standing) {
    if (asked.getPlanId().isEmpty()
        || standing.isEmpty()
        || standing.get().id().equals(asked.getPlanId())) {
      return;
    }
    String name = links.plan(standing.get().id());
    throw Failure.of(
            Code.ALREADY_EXISTS,
            ErrorReason.PLAN_EXISTS,
            "The division already has the plan " + name + " for this year; import into that one.")
        .with("plan", name);
  }

  private static void requireKnown(Plan said, Optional<UnitRow> unit, String year) {
    boolean division = unit.isPresent() || !said.getDivisionAsWritten().isBlank();
    if (!division || year.isEmpty()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.PLAN_UNDETERMINED,
          (division ? "The document names no plan year" : "The document names no division")
              + ", so its plan is not known. Give "
              + (division ? "planId, or write the year" : "unit or planId, or write the division")
              + " on the front page.");
    }
  }

  private String free(Plan said, Optional<UnitRow> unit, String year) {
    String name = unit.map(UnitRow::displayName).orElse(said.getDivisionAsWritten());
    String kind = said.getKind() == Plan.Kind.SERVICE ? " service" : "";
    String wanted = Slugs.of(name).isEmpty() ? "plan " : name;
    String slug = Slugs.of(cut(wanted, 45) + kind + " " + year);
    String id = slug;
    for (int i = 2; plans.table().find(id, null).isPresent(); i++) {
      id = slug + "-" + i;
    }
    return id;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
