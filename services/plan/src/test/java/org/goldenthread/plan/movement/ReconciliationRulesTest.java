package org.goldenthread.plan.movement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.movement.ReconciliationRules.Money;
import org.goldenthread.plan.movement.ReconciliationRules.Movement;
import org.goldenthread.plan.movement.ReconciliationRules.Pair;
import org.goldenthread.plan.movement.ReconciliationRules.Row;
import org.goldenthread.plan.v1.BudgetMovement.Kind;
import org.goldenthread.plan.v1.BudgetReconciliationRow.Outcome;
import org.goldenthread.plan.v1.UncountedMovement.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: domain, section D: net cost; budget movements (additions, savings) explain a
/// year-on-year change.
class ReconciliationRulesTest {
  @ParameterizedTest(name = "{0} with {1} of {2}, now {3}: {4}, unexplained {5}")
  @CsvSource(
      textBlock =
          """
          100, ADDITION,  5, 105, RECONCILED, 0
          100, SAVING,    5,  95, RECONCILED, 0
          100, SAVING,   -5,  95, RECONCILED, 0
          100, TRANSFER, -5,  95, RECONCILED, 0
          100, TRANSFER,  5, 105, RECONCILED, 0
          100, ADDITION,  5, 100, DIFFERS,   -5
             , ADDITION,  5, 105, NO_FIGURE,
          100, ADDITION,  5,    , NO_FIGURE,
          """)
  void last_years_net_cost_and_the_movements_are_held_against_this_years(
      @Nullable BigDecimal before,
      Kind kind,
      BigDecimal amount,
      @Nullable BigDecimal now,
      Outcome outcome,
      @Nullable BigDecimal difference) {
    Row row =
        ReconciliationRules.row(
            new Pair("line", thousands(before), thousands(now), Outcome.OUTCOME_UNSPECIFIED),
            List.of(new Movement("m", kind, thousands(amount), "line", "")));

    assertEquals(outcome, row.outcome());
    assertEquals(difference, row.difference());
    assertEquals(List.of("m"), row.counted());
  }

  @Test
  void a_transfer_within_the_plan_moves_two_lines_and_not_the_whole() {
    var transfer = new Movement("m", Kind.TRANSFER, thousands(BigDecimal.TEN), "in", "out");

    assertEquals(BigDecimal.TEN, moved("in", transfer));
    assertEquals(BigDecimal.TEN.negate(), moved("out", transfer));
    assertEquals(BigDecimal.ZERO, moved("", transfer));
    assertEquals(BigDecimal.ZERO, moved("elsewhere", transfer));
  }

  @Test
  void amounts_of_other_scales_are_brought_to_the_lines_own() {
    var pounds =
        new Movement("m", Kind.ADDITION, new Money(new BigDecimal("5500"), "GBP", 0), "in", "");

    assertEquals(new BigDecimal("5.5"), moved("in", pounds));
  }

  @Test
  void figures_of_different_units_are_not_compared() {
    Row row =
        ReconciliationRules.row(
            new Pair(
                "line",
                new Money(BigDecimal.TEN, "FTE", 0),
                thousands(BigDecimal.TEN),
                Outcome.OUTCOME_UNSPECIFIED),
            List.of());

    assertEquals(Outcome.UNITS_DIFFER, row.outcome());
  }

  @Test
  void what_cannot_be_counted_is_named_with_its_reason() {
    Pair line = new Pair("line", null, thousands(BigDecimal.TEN), Outcome.OUTCOME_UNSPECIFIED);
    BigDecimal less = BigDecimal.ONE.negate();

    assertEquals(
        Map.of(
            "unread", Reason.NO_AMOUNT,
            "negative", Reason.NEGATIVE_ADDITION,
            "people", Reason.UNIT_DIFFERS),
        ReconciliationRules.uncounted(
            List.of(
                new Movement("unread", Kind.SAVING, null, "line", ""),
                new Movement("negative", Kind.ADDITION, thousands(less), "line", ""),
                new Movement("people", Kind.SAVING, new Money(less, "FTE", 0), "line", ""),
                new Movement("good", Kind.SAVING, thousands(less), "", "")),
            Map.of("line", line)));
  }

  private static BigDecimal moved(String line, Movement movement) {
    BigDecimal some = new BigDecimal("100");
    return ReconciliationRules.row(
            new Pair(line, thousands(some), thousands(some), Outcome.OUTCOME_UNSPECIFIED),
            List.of(movement))
        .movements();
  }

  private static @Nullable Money thousands(@Nullable BigDecimal value) {
    return value == null ? null : new Money(value, "GBP", 3);
  }
}
