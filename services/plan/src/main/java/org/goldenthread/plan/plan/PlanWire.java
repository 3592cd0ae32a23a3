package org.goldenthread.plan.plan;

import com.google.protobuf.Timestamp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.v1.Passage;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.RichText;
import org.goldenthread.plan.value.StrategyLinkWire;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class PlanWire implements Wire<PlanRow, Plan> {
  private final Links links;

  PlanWire(Links links) {
    this.links = links;
  }

  @Override
  public Plan message(PlanRow row) {
    Plan.Builder message =
        Plan.newBuilder()
            .setTitle(row.title())
            .setKind(row.kind())
            .setPlanYear(row.planYear())
            .setUnit(links.unit(row.unit()))
            .setParentPlan(links.plan(row.parentPlan()))
            .setPreviousPlan(links.plan(row.previousPlan()))
            .setState(row.state())
            .setRevision(row.revision())
            .setRoleAndPurpose(row.roleAndPurpose())
            .setContribution(row.contribution())
            .addAllPassages(row.passages().stream().map(PlanWire::passage).toList())
            .addAllStrategyLinks(StrategyLinkWire.messages(row.strategyLinks()));
    header(row, message);
    if (row.publishTime() != null) {
      message.setPublishTime(Shape.timestamp(row.publishTime()));
    }
    return message.build();
  }

  private void header(PlanRow row, Plan.Builder message) {
    message
        .setDirectorateAsWritten(row.directorateAsWritten())
        .setDivisionAsWritten(row.divisionAsWritten())
        .setPortfolio(row.portfolio())
        .addAllCabinetMembers(links.officers(row.cabinetMembers()))
        .addAllCorporateDirectors(links.officers(row.corporateDirectors()))
        .setCorporateDirectorsAsWritten(row.corporateDirectorsAsWritten())
        .addAllDirectors(links.officers(row.directors()))
        .setDirectorsAsWritten(row.directorsAsWritten())
        .addAllHeadsOfService(links.officers(row.headsOfService()))
        .setHeadsOfServiceAsWritten(row.headsOfServiceAsWritten())
        .addAllPlanOwners(links.officers(row.planOwners()));
    if (row.grossExpenditure() != null) {
      message.setGrossExpenditure(row.grossExpenditure().message());
    }
    if (row.fte() != null) {
      message.setFte(row.fte().message());
    }
  }

  @Override
  public PlanRow row(Key key, Plan message, Stamp stamp) {
    String unit = links.unitId(message.getUnit(), "unit");
    return new PlanRow(
        key.slug(),
        unit == null ? "" : unit,
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getTitle(),
        message.getKind(),
        message.getPlanYear(),
        links.planId(message.getParentPlan(), "parent_plan"),
        links.planId(message.getPreviousPlan(), "previous_plan"),
        message.getState(),
        message.getRevision(),
        message.hasPublishTime() ? instant(message.getPublishTime()) : null,
        message.getDirectorateAsWritten(),
        message.getDivisionAsWritten(),
        message.getPortfolio(),
        links.officerIds(message.getCabinetMembersList(), "cabinet_members"),
        links.officerIds(message.getCorporateDirectorsList(), "corporate_directors"),
        message.getCorporateDirectorsAsWritten(),
        links.officerIds(message.getDirectorsList(), "directors"),
        message.getDirectorsAsWritten(),
        links.officerIds(message.getHeadsOfServiceList(), "heads_of_service"),
        message.getHeadsOfServiceAsWritten(),
        links.officerIds(message.getPlanOwnersList(), "plan_owners"),
        WrittenWire.quantity(message.hasGrossExpenditure(), message.getGrossExpenditure()),
        WrittenWire.quantity(message.hasFte(), message.getFte()),
        RichText.clean(message.getRoleAndPurpose(), "plan.role_and_purpose"),
        RichText.clean(message.getContribution(), "plan.contribution"),
        passages(message.getPassagesList()),
        StrategyLinkWire.values(message.getStrategyLinksList()));
  }

  private static List<PassageValue> passages(List<Passage> messages) {
    List<PassageValue> values = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      Passage passage = messages.get(i);
      String text = RichText.clean(passage.getText(), "plan.passages[" + i + "].text");
      values.add(new PassageValue(passage.getSection(), passage.getHeading(), text));
    }
    return values;
  }

  private static Passage passage(PassageValue value) {
    return Passage.newBuilder()
        .setSection(value.section())
        .setHeading(value.heading())
        .setText(value.text())
        .build();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
