package org.goldenthread.plan.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.monitoring.MonitoringRules;
import org.goldenthread.plan.v1.ActionProgress;

/// Progress between the contract's message and its row's columns.
final class ProgressWire {
  private ProgressWire() {}

  static ActionProgress message(ProgressValue value) {
    ActionProgress.Builder message =
        ActionProgress.newBuilder()
            .setStatus(value.status())
            .setNarrative(value.narrative())
            .setAsAt(Days.text(value.asAt()))
            .setEvidenceUri(value.evidenceUri())
            .setRecordedBy(value.recordedBy())
            .setRecordTime(Shape.timestamp(value.recordTime()))
            .setRag(MonitoringRules.rag(value.status()));
    if (value.percent() != null) {
      message.setPercent(value.percent());
    }
    return message.build();
  }

  static ProgressValue value(ActionProgress message) {
    LocalDate asAt = Objects.requireNonNull(Days.of(message.getAsAt(), "as_at"));
    return new ProgressValue(
        message.getStatus(),
        message.hasPercent() ? message.getPercent() : null,
        message.getNarrative(),
        asAt,
        message.getEvidenceUri(),
        message.getRecordedBy(),
        Instant.ofEpochSecond(
            message.getRecordTime().getSeconds(), message.getRecordTime().getNanos()));
  }
}
