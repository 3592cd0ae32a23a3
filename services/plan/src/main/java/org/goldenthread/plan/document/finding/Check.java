package org.goldenthread.plan.document.finding;

import static java.util.Objects.requireNonNull;

/// One sum or comparison that the document invites, and how it came out.
///
/// @param stated what the document says
/// @param computed what it should say by its own other figures
public record Check(
    Rule rule, Place place, Outcome outcome, String stated, String computed, String detail) {

  public enum Rule {
    /// Gross = staffing + non staffing.
    GROSS_IS_STAFFING_AND_NON_STAFFING,
    /// Net expenditure = gross + income, which is negative.
    NET_EXPENDITURE_IS_GROSS_AND_INCOME,
    /// Net cost = net expenditure + grants, which are negative.
    NET_COST_IS_NET_EXPENDITURE_AND_GRANTS,
    /// The total row is the sum of the rows, column by column.
    TOTAL_IS_SUM_OF_ROWS,
    /// The gross expenditure on the front page is the table's.
    HEADER_GROSS_IS_TABLE_GROSS,
    /// The full-time equivalents on the front page are the table's.
    HEADER_FTE_IS_TABLE_FTE,
    /// A sub-action is numbered below a headline that stands above it.
    SUB_ACTION_HAS_PARENT,
    /// A lower bound is not above its upper bound.
    RANGE_ORDERED,
    /// A figure whose commas stand where they should.
    FIGURE_IS_GROUPED_IN_THOUSANDS
  }

  public enum Outcome {
    PASSED,
    FAILED
  }

  public Check {
    requireNonNull(rule);
    requireNonNull(place);
    requireNonNull(outcome);
    requireNonNull(stated);
    requireNonNull(computed);
    requireNonNull(detail);
  }

  public boolean passed() {
    return outcome == Outcome.PASSED;
  }
}
