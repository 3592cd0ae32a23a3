package org.goldenthread.risk.risk;

import java.util.EnumSet;
import java.util.Set;
import org.goldenthread.risk.risk.RiskState.Gap;

/// What holds of risks.
public final class RiskRules {
  private RiskRules() {}

  /// What a risk lacks to be managed. A plan often gives nothing but its words: it is valid then,
  /// and incomplete.
  public static Set<Gap> gaps(RiskState risk) {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    lack(gaps, Gap.NO_OWNER, risk.owners().isEmpty());
    lack(gaps, Gap.NO_CURRENT_ASSESSMENT, risk.currentScore() == null);
    lack(gaps, Gap.NO_INHERENT_ASSESSMENT, risk.inherentScore() == null);
    lack(gaps, Gap.NO_TARGET_ASSESSMENT, risk.targetScore() == null);
    lack(gaps, Gap.NO_REVIEW_DATE, risk.reviewDate() == null);
    lack(gaps, Gap.NO_CATEGORY, risk.category().isEmpty());
    return gaps;
  }

  private static void lack(Set<Gap> gaps, Gap gap, boolean lacks) {
    if (lacks) {
      gaps.add(gap);
    }
  }
}
