package org.goldenthread.plan.movement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.goldenthread.plan.v1.BudgetMovement.Kind;
import org.goldenthread.plan.v1.BudgetReconciliationRow.Outcome;
import org.goldenthread.plan.v1.UncountedMovement.Reason;
import org.jspecify.annotations.Nullable;

/// Last year's net cost and the movements, held against this year's net cost. Source: domain,
/// section D: budget movements (additions, savings) explain a year-on-year change.
final class ReconciliationRules {
  private ReconciliationRules() {}

  /// An amount.
  ///
  /// @param scale the power of ten that it is given in
  record Money(BigDecimal value, String unit, int scale) {
    BigDecimal in(int other) {
      return scale == other ? value : value.scaleByPowerOfTen(scale - other).stripTrailingZeros();
    }
  }

  /// A movement of the plan.
  ///
  /// @param line the line that it moves; empty where none is named
  /// @param counterpart the line that it moves by the opposite; empty where none
  record Movement(
      String name, Kind kind, @Nullable Money amount, String line, String counterpart) {}

  /// The same line, or the whole plan, in both years.
  ///
  /// @param line this year's name; empty for the whole plan and where there is none
  record Pair(String line, @Nullable Money before, @Nullable Money now, Outcome known) {}

  /// What is found of a pair; amounts are in the unit and scale of `basis`.
  record Row(
      Outcome outcome,
      @Nullable Money basis,
      @Nullable BigDecimal before,
      BigDecimal movements,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal now,
      @Nullable BigDecimal difference,
      List<String> counted) {
    Row {
      counted = List.copyOf(counted);
    }
  }

  /// Why some movements cannot be counted, by their names: those without one number, those of which
  /// it is not known which way they go, and those of another unit than what they move.
  ///
  /// @param pairs every line that a movement can name, and the whole plan under the empty name
  static Map<String, Reason> uncounted(List<Movement> movements, Map<String, Pair> pairs) {
    Map<String, Reason> reasons = new LinkedHashMap<>();
    Money first = null;
    for (Movement movement : movements) {
      Money amount = movement.amount();
      if (amount == null) {
        reasons.put(movement.name(), Reason.NO_AMOUNT);
      } else if (movement.kind() == Kind.ADDITION && amount.value().signum() < 0) {
        reasons.put(movement.name(), Reason.NEGATIVE_ADDITION);
      } else if (isOfAnotherUnit(amount, movement, pairs, first)) {
        reasons.put(movement.name(), Reason.UNIT_DIFFERS);
      } else if (first == null) {
        first = amount;
      }
    }
    return reasons;
  }

  /// Than what it moves and, where nothing has a figure, than the first movement.
  private static boolean isOfAnotherUnit(
      Money amount, Movement movement, Map<String, Pair> pairs, @Nullable Money first) {
    return (first != null && !first.unit().equals(amount.unit()))
        || Stream.of("", movement.line(), movement.counterpart())
            .flatMap(name -> Stream.ofNullable(pairs.get(name)))
            .flatMap(pair -> Stream.ofNullable(basis(pair)))
            .anyMatch(basis -> !basis.unit().equals(amount.unit()));
  }

  /// A line, or the whole plan under the empty name, with the movements that count.
  static Row row(Pair pair, List<Movement> counting) {
    List<String> counted = new ArrayList<>();
    Money basis = basis(pair);
    BigDecimal sum = BigDecimal.ZERO;
    for (Movement movement : counting) {
      Money amount = movement.amount();
      BigDecimal effect = effect(movement, pair.line());
      if (amount != null && effect != null) {
        basis = basis == null ? amount : basis;
        sum = sum.add(new Money(effect, amount.unit(), amount.scale()).in(basis.scale()));
        counted.add(movement.name());
      }
    }
    return compared(pair, basis, sum, counted);
  }

  private static Row compared(
      Pair pair, @Nullable Money basis, BigDecimal sum, List<String> counted) {
    Money before = pair.before();
    Money now = pair.now();
    int scale = basis == null ? 0 : basis.scale();
    boolean alike = before == null || now == null || before.unit().equals(now.unit());
    BigDecimal last = before == null ? null : alike ? before.in(scale) : before.value();
    BigDecimal present = now == null ? null : now.in(scale);
    BigDecimal expected = last == null || !alike ? null : last.add(sum);
    BigDecimal difference = expected == null || present == null ? null : present.subtract(expected);
    return new Row(
        outcome(pair.known(), alike, difference),
        basis,
        last,
        sum,
        expected,
        present,
        difference,
        counted);
  }

  private static Outcome outcome(Outcome known, boolean alike, @Nullable BigDecimal difference) {
    if (known != Outcome.OUTCOME_UNSPECIFIED) {
      return known;
    }
    if (!alike) {
      return Outcome.UNITS_DIFFER;
    }
    if (difference == null) {
      return Outcome.NO_FIGURE;
    }
    return difference.signum() == 0 ? Outcome.RECONCILED : Outcome.DIFFERS;
  }

  /// By how much a movement moves a line, or the whole plan; null where it does not. A saving takes
  /// away whatever its sign; a transfer brings to its line what it takes from its counterpart, so
  /// that the whole plan stays where it was.
  private static @Nullable BigDecimal effect(Movement movement, String line) {
    Money amount = movement.amount();
    if (amount == null) {
      return null;
    }
    BigDecimal value =
        movement.kind() == Kind.SAVING ? amount.value().abs().negate() : amount.value();
    if (line.isEmpty()) {
      return movement.counterpart().isEmpty() ? value : BigDecimal.ZERO;
    }
    if (line.equals(movement.line())) {
      return value;
    }
    return line.equals(movement.counterpart()) ? value.negate() : null;
  }

  /// What a pair's amounts are given in: this year's, else last year's.
  private static @Nullable Money basis(Pair pair) {
    Money now = pair.now();
    return now == null ? pair.before() : now;
  }
}
