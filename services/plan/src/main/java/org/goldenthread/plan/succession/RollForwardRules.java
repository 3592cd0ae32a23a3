package org.goldenthread.plan.succession;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.v1.LeftOutItem.Reason;
import org.jspecify.annotations.Nullable;

/// What of this year's plan is not carried into next year's, and what the new plan is called.
/// Source: the domain's "Next year's plan is rolled forward from this year's".
final class RollForwardRules {
  private static final int LONGEST_ID = 63;

  private RollForwardRules() {}

  /// One item of this year's plan.
  ///
  /// @param belongsTo the items of the plan to which it points
  /// @param whole the one among them of which it is a step; empty where none
  /// @param over whether it is done with: completed, stopped, cancelled, reached
  /// @param latest the last day on which it was to be done; null where no date says so
  /// @param ofItsYear whether items of its kind are of their year alone
  record Item(
      String name,
      List<String> belongsTo,
      String whole,
      boolean over,
      @Nullable LocalDate latest,
      boolean ofItsYear) {
    Item {
      belongsTo = List.copyOf(belongsTo);
    }
  }

  /// Why each item that is not carried over is left out, by its name.
  ///
  /// @param chosen the items that the planner leaves out
  /// @param past the day before which what was to be done is left out; null where it is carried
  static Map<String, Reason> leftOut(
      List<Item> items, Set<String> chosen, @Nullable LocalDate past) {
    Map<String, Reason> out = new LinkedHashMap<>();
    items.forEach(
        item -> reason(item, chosen, past).ifPresent(reason -> out.put(item.name(), reason)));
    while (items.stream().anyMatch(item -> keepsItsWhole(item, out))) {
      // What is done with stays as the heading of its steps that are not.
      items.stream()
          .filter(item -> keepsItsWhole(item, out))
          .map(Item::whole)
          .toList()
          .forEach(out::remove);
    }
    while (items.stream().anyMatch(item -> goesWithAnother(item, out))) {
      items.stream()
          .filter(item -> goesWithAnother(item, out))
          .map(Item::name)
          .toList()
          .forEach(name -> out.put(name, Reason.BELONGS_TO_LEFT_OUT));
    }
    return out;
  }

  private static Optional<Reason> reason(Item item, Set<String> chosen, @Nullable LocalDate past) {
    if (item.ofItsYear()) {
      return Optional.of(Reason.OF_ITS_YEAR);
    }
    if (chosen.contains(item.name())) {
      return Optional.of(Reason.CHOSEN);
    }
    if (item.over()) {
      return Optional.of(Reason.OVER);
    }
    LocalDate latest = item.latest();
    return past != null && latest != null && latest.isBefore(past)
        ? Optional.of(Reason.PAST)
        : Optional.empty();
  }

  private static boolean keepsItsWhole(Item item, Map<String, Reason> out) {
    Reason reason = out.get(item.whole());
    return !out.containsKey(item.name()) && (reason == Reason.OVER || reason == Reason.PAST);
  }

  private static boolean goesWithAnother(Item item, Map<String, Reason> out) {
    return !out.containsKey(item.name()) && item.belongsTo().stream().anyMatch(out::containsKey);
  }

  /// The year after; empty where what is written is no plan year that has one.
  static Optional<PlanYear> next(PlanYear year) {
    return year.start() < 2999 ? Optional.of(new PlanYear(year.start() + 1)) : Optional.empty();
  }

  /// The year before; empty where there is none.
  static Optional<PlanYear> before(PlanYear year) {
    return year.start() > 1900 ? Optional.of(new PlanYear(year.start() - 1)) : Optional.empty();
  }

  /// The same words of the next year, where they name this one: `2013-14` or `2013/14`.
  static String ofNextYear(String words, PlanYear year, PlanYear next) {
    return words
        .replace(year.label(), next.label())
        .replace(year.label().replace('-', '/'), next.label().replace('-', '/'));
  }

  /// An id for the next year's plan: this year's with the next year in it.
  static String id(String id, PlanYear year, PlanYear next) {
    if (id.contains(year.label())) {
      return id.replace(year.label(), next.label());
    }
    int most = LONGEST_ID - next.label().length() - 1;
    String cut = id.substring(0, Math.min(most, id.length()));
    return cut.replaceAll("-+$", "") + "-" + next.label();
  }
}
