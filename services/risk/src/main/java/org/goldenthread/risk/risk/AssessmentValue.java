package org.goldenthread.risk.risk;

import io.micronaut.data.annotation.Embeddable;
import java.time.LocalDate;

/// How likely a risk is and how much it would matter, judged on a day.
///
/// @param assessor the subject of the token of whoever judged it
@Embeddable
public record AssessmentValue(
    int likelihood, int impact, String rationale, LocalDate assessedOn, String assessor) {
  public int score() {
    return likelihood * impact;
  }
}
