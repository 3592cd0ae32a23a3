package org.goldenthread.plan.workforce;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class WorkforceLineWire implements Wire<WorkforceLineRow, WorkforceLine> {
  private final PlanChildren children;
  private final Links links;

  WorkforceLineWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public WorkforceLine message(WorkforceLineRow row) {
    WorkforceLine.Builder message =
        WorkforceLine.newBuilder()
            .setKind(row.kind())
            .setPosition(row.position())
            .setLabel(row.label())
            .setUnit(links.unit(row.lineUnit()))
            .setGradeBand(row.gradeBand())
            .setReasonForVariance(row.reasonForVariance())
            .setNote(row.note())
            .setCarriedFrom(row.carriedFrom());
    if (row.openingFte() != null) {
      message.setOpeningFte(row.openingFte().message());
    }
    if (row.openingDate() != null) {
      message.setOpeningDate(row.openingDate().message());
    }
    if (row.estimatedFte() != null) {
      message.setEstimatedFte(row.estimatedFte().message());
    }
    if (row.estimateDate() != null) {
      message.setEstimateDate(row.estimateDate().message());
    }
    return message.build();
  }

  @Override
  public WorkforceLineRow row(Key key, WorkforceLine message, Stamp stamp) {
    return new WorkforceLineRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getKind(),
        message.getPosition(),
        message.getLabel(),
        links.unitId(message.getUnit(), "unit"),
        message.getGradeBand(),
        WrittenWire.quantity(message.hasOpeningFte(), message.getOpeningFte()),
        WrittenWire.date(
            message.hasOpeningDate(), message.getOpeningDate(), "workforce_line.opening_date"),
        WrittenWire.quantity(message.hasEstimatedFte(), message.getEstimatedFte()),
        WrittenWire.date(
            message.hasEstimateDate(), message.getEstimateDate(), "workforce_line.estimate_date"),
        message.getReasonForVariance(),
        message.getNote(),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(WorkforceLineRow row) {
    return List.of(row.plan());
  }
}
