package org.goldenthread.plan.document.section;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.Action.Level;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.ActivityIndicator.Bound;
import org.goldenthread.plan.document.content.ActivityIndicator.Range;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Check.Outcome;
import org.goldenthread.plan.document.finding.Check.Rule;

/// Checks of rows against their neighbours: sub-actions below headlines, lower bounds below upper
/// ones.
final class RowRules {
  private RowRules() {}

  static List<Check> checks(List<Priority> priorities, List<ActivityIndicator> indicators) {
    List<Check> checks = new ArrayList<>();
    priorities.forEach(priority -> headlines(priority, checks));
    indicators.forEach(indicator -> ranges(indicator, checks));
    return checks;
  }

  private static void headlines(Priority priority, List<Check> checks) {
    Set<String> headlines = new HashSet<>();
    for (Action action : priority.actions()) {
      if (action.level() == Level.HEADLINE) headlines.add(bare(action.number()));
      boolean numbered = bare(action.number()).contains(".");
      if (action.level() == Level.HEADLINE || !numbered) continue;
      String above = bare(action.number()).replaceFirst("\\.[^.]*$", "");
      boolean there = headlines.stream().anyMatch(number -> isUnder(above, number));
      checks.add(
          new Check(
              Rule.SUB_ACTION_HAS_PARENT,
              action.place(),
              there ? Outcome.PASSED : Outcome.FAILED,
              action.number(),
              there ? above : "",
              action.text()));
    }
  }

  private static boolean isUnder(String above, String headline) {
    return !headline.isEmpty() && (above.equals(headline) || above.startsWith(headline + "."));
  }

  private static String bare(String number) {
    return number.replaceAll("[\\s():]", "").replaceAll("\\.+$", "");
  }

  private static void ranges(ActivityIndicator indicator, List<Check> checks) {
    for (Range lower : indicator.ranges()) {
      if (lower.bound() != Bound.LOWER) continue;
      for (Range upper : indicator.ranges()) {
        if (upper.bound() == Bound.UPPER) compare(indicator, lower, upper, checks);
      }
    }
  }

  private static void compare(
      ActivityIndicator indicator, Range lower, Range upper, List<Check> checks) {
    for (Figure low : lower.figures()) {
      for (Figure high : upper.figures()) {
        BigDecimal bottom = low.value().value();
        BigDecimal top = high.value().value();
        if (!low.label().equals(high.label()) || bottom == null || top == null) continue;
        checks.add(
            new Check(
                Rule.RANGE_ORDERED,
                indicator.place(),
                bottom.compareTo(top) <= 0 ? Outcome.PASSED : Outcome.FAILED,
                low.value().asWritten(),
                high.value().asWritten(),
                indicator.name() + ", " + low.label()));
      }
    }
  }
}
