package org.goldenthread.risk.risk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.risk.v1.RiskAssessment;

/// Judgements of a risk. Who judged and, where the caller does not say it, on which day is the
/// service's to say.
@Singleton
final class AssessmentWire {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Clock clock;

  AssessmentWire(Clock clock) {
    this.clock = clock;
  }

  RiskAssessment message(AssessmentValue value) {
    return RiskAssessment.newBuilder()
        .setLikelihood(value.likelihood())
        .setImpact(value.impact())
        .setScore(value.score())
        .setRationale(value.rationale())
        .setAssessedOn(value.assessedOn().toString())
        .setAssessedBy(value.assessor())
        .build();
  }

  /// @param field the field's path in the request, such as `risk.current`
  AssessmentValue value(RiskAssessment message, String field) {
    LocalDate day = Days.of(message.getAssessedOn(), field + ".assessed_on");
    String assessor = message.getAssessedBy();
    return new AssessmentValue(
        message.getLikelihood(),
        message.getImpact(),
        message.getRationale(),
        day == null ? LocalDate.now(clock.withZone(LONDON)) : day,
        assessor.isEmpty() ? Permit.current().caller().subject() : assessor);
  }

  /// What a caller sent, as far as it is the caller's to say: the judge is whoever sends a
  /// judgement, unless it says what stands already.
  static RiskAssessment sent(RiskAssessment given, RiskAssessment standing) {
    RiskAssessment own = own(given);
    boolean same =
        own.equals(own(standing))
            || (own.getAssessedOn().isEmpty()
                && own.equals(own(standing).toBuilder().clearAssessedOn().build()));
    return same && !Objects.equals(standing, RiskAssessment.getDefaultInstance()) ? standing : own;
  }

  private static RiskAssessment own(RiskAssessment given) {
    return given.toBuilder().clearScore().clearAssessedBy().clearBand().build();
  }
}
