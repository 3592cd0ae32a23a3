package org.goldenthread.plan.project;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Project;
import org.goldenthread.plan.v1.ProjectDeliverable;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.StrategyLinkWire;
import org.goldenthread.plan.value.WrittenWire;
import org.goldenthread.type.v1.FuzzyDate;

@Singleton
final class ProjectWire implements Wire<ProjectRow, Project> {
  private final PlanChildren children;
  private final Links links;
  private final GatewayWire gateways;

  ProjectWire(PlanChildren children, Links links, GatewayWire gateways) {
    this.children = children;
    this.links = links;
    this.gateways = gateways;
  }

  @Override
  public Project message(ProjectRow row) {
    return Project.newBuilder()
        .setPosition(row.position())
        .setText(row.text())
        .setServiceHeading(row.serviceHeading())
        .setUnit(links.unit(row.projectUnit()))
        .addAllManagers(links.officers(row.managers()))
        .setManagersAsWritten(row.managersAsWritten())
        .addAllDeliverables(row.deliverables().stream().map(this::deliverable).toList())
        .addAllTargetDates(row.targetDates().stream().map(FuzzyDateValue::message).toList())
        .setTargetDatesAsWritten(row.targetDatesAsWritten())
        .addAllStrategyLinks(StrategyLinkWire.messages(row.strategyLinks()))
        .setPriority(links.child(row.plan(), "priorities", row.priority()))
        .addAllGateways(gateways.messages(row.gateways()))
        .setNote(row.note())
        .build();
  }

  @Override
  public ProjectRow row(Key key, Project message, Stamp stamp) {
    return new ProjectRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPosition(),
        message.getText(),
        message.getServiceHeading(),
        links.unitId(message.getUnit(), "unit"),
        links.officerIds(message.getManagersList(), "managers"),
        message.getManagersAsWritten(),
        deliverables(message.getDeliverablesList()),
        targetDates(message.getTargetDatesList()),
        message.getTargetDatesAsWritten(),
        StrategyLinkWire.values(message.getStrategyLinksList()),
        links.childId(key.parent(), "priorities", message.getPriority(), "priority"),
        gateways.values(message.getGatewaysList()),
        message.getNote());
  }

  @Override
  public List<String> parents(ProjectRow row) {
    return List.of(row.plan());
  }

  private ProjectDeliverable deliverable(DeliverableValue value) {
    ProjectDeliverable.Builder message =
        ProjectDeliverable.newBuilder()
            .setText(value.text())
            .addAllManagers(links.officers(value.managers()))
            .setManagersAsWritten(value.managersAsWritten());
    if (value.due() != null) {
      message.setDue(value.due().message());
    }
    return message.build();
  }

  private List<DeliverableValue> deliverables(List<ProjectDeliverable> messages) {
    List<DeliverableValue> values = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      ProjectDeliverable message = messages.get(i);
      String field = "project.deliverables[" + i + "]";
      values.add(
          new DeliverableValue(
              message.getText(),
              links.officerIds(message.getManagersList(), field + ".managers"),
              message.getManagersAsWritten(),
              WrittenWire.date(message.hasDue(), message.getDue(), field + ".due")));
    }
    return values;
  }

  private static List<FuzzyDateValue> targetDates(List<FuzzyDate> messages) {
    List<FuzzyDateValue> values = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      String field = "project.target_dates[" + i + "]";
      values.add(Objects.requireNonNull(WrittenWire.date(true, messages.get(i), field)));
    }
    return values;
  }
}
