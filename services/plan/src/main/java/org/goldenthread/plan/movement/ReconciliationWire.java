package org.goldenthread.plan.movement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.plan.movement.LineMatchRules.Matches;
import org.goldenthread.plan.movement.ReconciliationRules.Money;
import org.goldenthread.plan.movement.ReconciliationRules.Movement;
import org.goldenthread.plan.movement.ReconciliationRules.Pair;
import org.goldenthread.plan.movement.ReconciliationRules.Row;
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.v1.BudgetReconciliation;
import org.goldenthread.plan.v1.BudgetReconciliationRow;
import org.goldenthread.plan.v1.BudgetReconciliationRow.Outcome;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLine.Kind;
import org.goldenthread.plan.v1.UncountedMovement;
import org.goldenthread.plan.v1.UncountedMovement.Reason;
import org.goldenthread.type.v1.Quantity;
import org.jspecify.annotations.Nullable;

/// Two years' finance tables and the movements between them, as the contract shows them.
final class ReconciliationWire {
  private final List<FinancialLine> now;
  private final List<FinancialLine> before;
  private final boolean hasBefore;

  /// @param before last year's table; null where there is no last year's plan
  ReconciliationWire(List<FinancialLine> now, @Nullable List<FinancialLine> before) {
    this.now = now;
    this.before = before == null ? List.of() : before;
    this.hasBefore = before != null;
  }

  BudgetReconciliation.Builder reconciled(List<BudgetMovement> movements) {
    Matches matches = LineMatchRules.match(lines(now), lines(before));
    Map<String, FinancialLine> lastYear =
        before.stream().collect(Collectors.toMap(FinancialLine::getName, Function.identity()));
    SequencedMap<String, Pair> pairs = new LinkedHashMap<>();
    for (FinancialLine line : rows(now)) {
      FinancialLine last = lastYear.get(matches.before().getOrDefault(line.getName(), ""));
      Outcome known =
          last != null
              ? Outcome.OUTCOME_UNSPECIFIED
              : matches.ambiguous().contains(line.getName())
                  ? Outcome.AMBIGUOUS
                  : Outcome.NOT_LAST_YEAR;
      pairs.put(
          line.getName(),
          new Pair(line.getName(), last == null ? null : netCost(last), netCost(line), known));
    }
    pairs.put("", total());
    return answer(pairs, matches, movements.stream().map(ReconciliationWire::movement).toList());
  }

  private BudgetReconciliation.Builder answer(
      SequencedMap<String, Pair> pairs, Matches matches, List<Movement> movements) {
    Map<String, Reason> uncounted = ReconciliationRules.uncounted(movements, pairs);
    List<Movement> counting =
        movements.stream().filter(one -> !uncounted.containsKey(one.name())).toList();
    BudgetReconciliation.Builder answer = BudgetReconciliation.newBuilder();
    for (FinancialLine line : rows(now)) {
      answer.addRows(
          row(ReconciliationRules.row(pair(pairs, line.getName()), counting))
              .setFinancialLine(line.getName())
              .setPreviousFinancialLine(matches.before().getOrDefault(line.getName(), ""))
              .setLabel(line.getLabel()));
    }
    rows(before).stream()
        .filter(line -> !matches.before().containsValue(line.getName()))
        .forEach(line -> answer.addRows(gone(line, matches.ambiguous())));
    uncounted.forEach(
        (name, reason) ->
            answer.addUncounted(
                UncountedMovement.newBuilder().setBudgetMovement(name).setReason(reason)));
    BudgetReconciliationRow.Builder total = row(ReconciliationRules.row(pair(pairs, ""), counting));
    stated(now).ifPresent(line -> total.setFinancialLine(line.getName()).setLabel(line.getLabel()));
    stated(before).ifPresent(line -> total.setPreviousFinancialLine(line.getName()));
    return answer.setTotal(total);
  }

  private static Pair pair(Map<String, Pair> pairs, String name) {
    return Objects.requireNonNull(pairs.get(name));
  }

  private static BudgetReconciliationRow.Builder gone(FinancialLine line, Set<String> ambiguous) {
    Outcome outcome =
        ambiguous.contains(line.getName()) ? Outcome.AMBIGUOUS : Outcome.NOT_THIS_YEAR;
    return row(ReconciliationRules.row(
            new Pair(line.getName(), netCost(line), null, outcome), List.of()))
        .setPreviousFinancialLine(line.getName())
        .setLabel(line.getLabel());
  }

  private Pair total() {
    return new Pair(
        "",
        hasBefore ? total(before) : null,
        total(now),
        hasBefore ? Outcome.OUTCOME_UNSPECIFIED : Outcome.NOT_LAST_YEAR);
  }

  /// As its only total line has it, else the sum of the lines where each has a net cost.
  private static @Nullable Money total(List<FinancialLine> table) {
    Optional<FinancialLine> stated = stated(table);
    if (stated.isPresent()) {
      return netCost(stated.get());
    }
    Money sum = null;
    for (FinancialLine line : rows(table)) {
      Money cost = netCost(line);
      if (cost == null || (sum != null && !sum.unit().equals(cost.unit()))) {
        return null;
      }
      sum =
          sum == null
              ? cost
              : new Money(sum.value().add(cost.in(sum.scale())), sum.unit(), sum.scale());
    }
    return sum;
  }

  private static Optional<FinancialLine> stated(List<FinancialLine> table) {
    List<FinancialLine> totals =
        table.stream().filter(line -> line.getKind() == Kind.TOTAL).toList();
    return totals.size() == 1 ? Optional.of(totals.getFirst()) : Optional.empty();
  }

  private static List<FinancialLine> rows(List<FinancialLine> table) {
    return table.stream().filter(line -> line.getKind() == Kind.LINE).toList();
  }

  private static List<LineMatchRules.Line> lines(List<FinancialLine> table) {
    List<LineMatchRules.Line> lines = new ArrayList<>();
    for (FinancialLine line : rows(table)) {
      lines.add(
          new LineMatchRules.Line(
              line.getName(),
              line.getUnit(),
              List.of(line.getLabel(), line.getServiceHeading(), line.getClientGroup())));
    }
    return lines;
  }

  private static Movement movement(BudgetMovement movement) {
    return new Movement(
        movement.getName(),
        movement.getKind(),
        movement.hasAmount() ? money(movement.getAmount(), movement.getAmount()) : null,
        movement.getFinancialLine(),
        movement.getCounterpartLine());
  }

  /// Net cost in section D, controllable expenditure in an older table: as stated, or as its parts
  /// add up where nothing is written.
  private static @Nullable Money netCost(FinancialLine line) {
    return switch (line.getShape()) {
      case SECTION_D ->
          netCost(
              line.getSectionD().getNetCost(),
              line.getComputed().getNetCost(),
              line.getSectionD().getNetExpenditure());
      case SERVICE_PLAN ->
          netCost(
              line.getServicePlan().getControllableExpenditure(),
              line.getComputed().getControllableExpenditure(),
              line.getServicePlan().getGrossExpenditure());
      case SHAPE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static @Nullable Money netCost(Quantity stated, String computed, Quantity part) {
    return stated.getAsWritten().isBlank() && stated.getValue().isEmpty()
        ? money(part.toBuilder().setValue(computed).build(), part)
        : money(stated, stated);
  }

  private static @Nullable Money money(Quantity amount, Quantity unit) {
    BigDecimal value = Numbers.of(amount.getValue());
    return value == null ? null : new Money(value, unit.getUnit(), unit.getScale());
  }

  private static BudgetReconciliationRow.Builder row(Row row) {
    BudgetReconciliationRow.Builder message =
        BudgetReconciliationRow.newBuilder()
            .setOutcome(row.outcome())
            .setPreviousNetCost(Numbers.text(row.before()))
            .setMovements(Numbers.text(row.movements()))
            .setExpectedNetCost(Numbers.text(row.expected()))
            .setNetCost(Numbers.text(row.now()))
            .setDifference(Numbers.text(row.difference()))
            .addAllBudgetMovements(row.counted());
    Money basis = row.basis();
    if (basis != null) {
      message.setUnit(basis.unit()).setScale(basis.scale());
    }
    return message;
  }
}
