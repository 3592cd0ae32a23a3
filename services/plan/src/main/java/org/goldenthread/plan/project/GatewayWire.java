package org.goldenthread.plan.project;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.project.GatewayValue.DecisionValue;
import org.goldenthread.plan.project.GatewayValue.OptionValue;
import org.goldenthread.plan.v1.GatewayDecision;
import org.goldenthread.plan.v1.GatewayOption;
import org.goldenthread.plan.v1.ProjectGateway;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

/// Gateway stages, as callers write them and as rows hold them.
@Singleton
final class GatewayWire {
  private final Links links;

  GatewayWire(Links links) {
    this.links = links;
  }

  List<ProjectGateway> messages(List<GatewayValue> values) {
    return values.stream().map(this::message).toList();
  }

  List<GatewayValue> values(List<ProjectGateway> messages) {
    List<GatewayValue> values = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      values.add(value(messages.get(i), "project.gateways[" + i + "]"));
    }
    return values;
  }

  private ProjectGateway message(GatewayValue value) {
    ProjectGateway.Builder message = ProjectGateway.newBuilder().setTitle(value.title());
    if (value.due() != null) {
      message.setDue(value.due().message());
    }
    value
        .options()
        .forEach(
            option ->
                message.addOptions(
                    GatewayOption.newBuilder()
                        .setTitle(option.title())
                        .setDescription(option.description())));
    DecisionValue decision = value.decision();
    if (decision != null) {
      message.setDecision(
          GatewayDecision.newBuilder()
              .setOutcome(decision.outcome())
              .setOption(decision.option())
              .setText(decision.text())
              .setTakenOn(decision.takenOn())
              .addAllTakenBy(links.officers(decision.takenBy()))
              .setTakenByAsWritten(decision.takenByAsWritten()));
    }
    return message.build();
  }

  private GatewayValue value(ProjectGateway message, String field) {
    return new GatewayValue(
        message.getTitle(),
        WrittenWire.date(message.hasDue(), message.getDue(), field + ".due"),
        message.getOptionsList().stream()
            .map(option -> new OptionValue(option.getTitle(), option.getDescription()))
            .toList(),
        message.hasDecision() ? decision(message.getDecision(), field + ".decision") : null);
  }

  private DecisionValue decision(GatewayDecision message, String field) {
    return new DecisionValue(
        message.getOutcome(),
        message.getOption(),
        message.getText(),
        Days.text(Days.of(message.getTakenOn(), field + ".taken_on")),
        links.officerIds(message.getTakenByList(), field + ".taken_by"),
        message.getTakenByAsWritten());
  }
}
