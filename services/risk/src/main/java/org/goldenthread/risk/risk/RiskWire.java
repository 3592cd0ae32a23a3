package org.goldenthread.risk.risk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskControl;
import org.jspecify.annotations.Nullable;

@Singleton
final class RiskWire implements Wire<RiskRow, Risk> {
  private final Links links;
  private final AssessmentWire assessments;

  RiskWire(Links links, AssessmentWire assessments) {
    this.links = links;
    this.assessments = assessments;
  }

  @Override
  public Risk message(RiskRow row) {
    Risk.Builder risk =
        Risk.newBuilder()
            .setRegister(links.name("riskRegisters", row.register()))
            .setUnit(links.name("units", row.unit()))
            .addAllPlans(links.names("plans", row.plans()))
            .addAllThreatens(row.threatens())
            .setSourceNumber(row.sourceNumber())
            .setText(row.text())
            .setTitle(row.title())
            .setCause(row.cause())
            .setEvent(row.event())
            .setConsequence(row.consequence())
            .setCategory(row.category())
            .addAllOwners(links.names("officers", row.owners()))
            .setOwnersAsWritten(row.ownersAsWritten())
            .setStatus(Risk.Status.valueOf(row.status()))
            .setClosingReason(row.closingReason())
            .setProximity(Risk.Proximity.valueOf(row.proximity()))
            .setReviewDate(Days.text(row.reviewDate()))
            .setEscalatedTo(row.escalatedTo())
            .setRaisedOn(Days.text(row.raisedOn()))
            .setPosition(row.position());
    assess(row.inherent(), value -> risk.setInherent(assessments.message(value)));
    assess(row.current(), value -> risk.setCurrent(assessments.message(value)));
    assess(row.target(), value -> risk.setTarget(assessments.message(value)));
    row.controls().forEach(control -> risk.addControls(message(control)));
    RiskRules.gaps(row.state()).forEach(gap -> risk.addGaps(Risk.Gap.valueOf(gap.name())));
    return risk.build();
  }

  @Override
  public RiskRow row(Key key, Risk message, Stamp stamp) {
    boolean closed = message.getStatus() == Risk.Status.CLOSED;
    return new RiskRow(
        key.uuid(),
        links.id("register", message.getRegister()),
        links.id("unit", message.getUnit()),
        links.ids("plans", message.getPlansList()),
        List.copyOf(message.getThreatensList()),
        message.getSourceNumber(),
        message.getText(),
        message.getTitle(),
        message.getCause(),
        message.getEvent(),
        message.getConsequence(),
        message.getCategory(),
        links.ids("owners", message.getOwnersList()),
        message.getOwnersAsWritten(),
        closed ? RiskRow.CLOSED : Risk.Status.OPEN.name(),
        message.getClosingReason(),
        message.getProximity().name(),
        Days.of(message.getReviewDate(), "risk.review_date"),
        message.hasInherent() ? assessments.value(message.getInherent(), "risk.inherent") : null,
        message.hasCurrent() ? assessments.value(message.getCurrent(), "risk.current") : null,
        message.hasTarget() ? assessments.value(message.getTarget(), "risk.target") : null,
        message.getControlsList().stream().map(this::value).toList(),
        message.getEscalatedTo(),
        Days.of(message.getRaisedOn(), "risk.raised_on"),
        message.getPosition(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  private static void assess(@Nullable AssessmentValue value, Consumer<AssessmentValue> taken) {
    if (value != null) {
      taken.accept(value);
    }
  }

  private RiskControl message(ControlValue control) {
    return RiskControl.newBuilder()
        .setText(control.text())
        .addAllOwners(links.names("officers", control.owners()))
        .setOwnersAsWritten(control.ownersAsWritten())
        .setEffectiveness(RiskControl.Effectiveness.valueOf(control.effectiveness()))
        .setAssurance(control.assurance())
        .build();
  }

  private ControlValue value(RiskControl control) {
    return new ControlValue(
        control.getText(),
        links.ids("controls.owners", control.getOwnersList()),
        control.getOwnersAsWritten(),
        control.getEffectiveness().name(),
        control.getAssurance());
  }
}
