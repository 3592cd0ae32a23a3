package org.goldenthread.plan.document.priority;

import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.value.TextRules;

/// Whether a decision is already in the forward plan: a word, a tick, or a ticked box beside one of
/// two words.
public final class ForwardPlanRules {
  private static final Pattern YES =
      Pattern.compile("(yes|y|✓|✔|☑)(?:[\\s.,;(-].*)?|.*[☒☑✓✔]\\s*yes\\b.*");
  private static final Pattern NO =
      Pattern.compile("(no|n|not yet|✗|✘)(?:[\\s.,;(-].*)?|.*[☒☑✓✔]\\s*no\\b.*");

  private ForwardPlanRules() {}

  public static InForwardPlan read(String written) {
    String text = TextRules.fold(written);
    if (text.length() > 200) return InForwardPlan.UNKNOWN;
    boolean yes = YES.matcher(text).matches();
    boolean no = NO.matcher(text).matches();
    if (yes == no || text.matches("yes\\s*/\\s*no")) return InForwardPlan.UNKNOWN;
    return yes ? InForwardPlan.YES : InForwardPlan.NO;
  }
}
