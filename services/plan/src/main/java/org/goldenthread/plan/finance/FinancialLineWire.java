package org.goldenthread.plan.finance;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.value.Links;

@Singleton
final class FinancialLineWire implements Wire<FinancialLineRow, FinancialLine> {
  private final PlanChildren children;
  private final Links links;

  FinancialLineWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public FinancialLine message(FinancialLineRow row) {
    FinancialLine.Builder message =
        FinancialLine.newBuilder()
            .setKind(row.kind())
            .setShape(row.shape())
            .setPosition(row.position())
            .setLabel(row.label())
            .setUnit(links.unit(row.lineUnit()))
            .setServiceHeading(row.serviceHeading())
            .setClientGroup(row.clientGroup())
            .addAllResponsibleManagers(links.officers(row.responsibleManagers()))
            .setResponsibleManagersAsWritten(row.responsibleManagersAsWritten())
            .setCabinetMemberAsWritten(row.cabinetMemberAsWritten())
            .setNote(row.note())
            .setCarriedFrom(row.carriedFrom());
    FinanceWire.fill(row, message);
    return message.build();
  }

  @Override
  public FinancialLineRow row(Key key, FinancialLine message, Stamp stamp) {
    return new FinancialLineRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getKind(),
        message.getShape(),
        message.getPosition(),
        message.getLabel(),
        links.unitId(message.getUnit(), "unit"),
        message.getServiceHeading(),
        message.getClientGroup(),
        links.officerIds(message.getResponsibleManagersList(), "responsible_managers"),
        message.getResponsibleManagersAsWritten(),
        message.getCabinetMemberAsWritten(),
        FinanceWire.figures(message),
        message.getNote(),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(FinancialLineRow row) {
    return List.of(row.plan());
  }
}
