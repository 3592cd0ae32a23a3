package org.goldenthread.risk.risk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a risk, as far as managing it needs it; null where nothing is.
///
/// @param owners who owns it
/// @param inherentScore likelihood times impact without controls
/// @param currentScore likelihood times impact as they are now
/// @param targetScore where it should be brought
public record RiskState(
    List<String> owners,
    @Nullable Integer inherentScore,
    @Nullable Integer currentScore,
    @Nullable Integer targetScore,
    @Nullable LocalDate reviewDate,
    String category) {
  public RiskState {
    owners = List.copyOf(owners);
  }

  /// What an incomplete risk lacks, in the contract's words.
  public enum Gap {
    NO_OWNER,
    NO_CURRENT_ASSESSMENT,
    NO_INHERENT_ASSESSMENT,
    NO_TARGET_ASSESSMENT,
    NO_REVIEW_DATE,
    NO_CATEGORY
  }
}
