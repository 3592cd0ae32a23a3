package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.value.PlanYear;
import org.jspecify.annotations.Nullable;

/// All that a plan document says. Rich text is HTML of a fixed subset: `p`, `ul`, `ol`, `li`,
/// `strong`, `em`, `br`, `h3`.
///
/// @param passages running text outside of sections A and B
/// @param year null where no plan year is written
/// @param stated the total row as the document states it, null where there is none
/// @param checks every check that could be made, passed or failed
public record PlanDocument(
    String title,
    @Nullable PlanYear year,
    Kind kind,
    Header header,
    String roleAndPurpose,
    String contribution,
    List<Passage> passages,
    List<KeyDecision> keyDecisions,
    List<Priority> priorities,
    List<FinancialLine> financialLines,
    @Nullable FinancialLine stated,
    List<WorkforceLine> workforce,
    List<Risk> risks,
    List<CriticalFunction> criticalFunctions,
    List<PerformanceIndicator> performanceIndicators,
    List<ActivityIndicator> activityIndicators,
    List<SupportRequest> supportRequests,
    List<Unread> unread,
    List<Check> checks,
    List<Notice> notices) {
  /// What kind of plan the title says it is.
  public enum Kind {
    DIVISIONAL,
    SERVICE,
    DIRECTORATE,
    UNSTATED
  }

  public PlanDocument {
    requireNonNull(title);
    requireNonNull(kind);
    requireNonNull(header);
    passages = List.copyOf(passages);
    keyDecisions = List.copyOf(keyDecisions);
    priorities = List.copyOf(priorities);
    financialLines = List.copyOf(financialLines);
    workforce = List.copyOf(workforce);
    risks = List.copyOf(risks);
    criticalFunctions = List.copyOf(criticalFunctions);
    performanceIndicators = List.copyOf(performanceIndicators);
    activityIndicators = List.copyOf(activityIndicators);
    supportRequests = List.copyOf(supportRequests);
    unread = List.copyOf(unread);
    checks = List.copyOf(checks);
    notices = List.copyOf(notices);
  }
}
