package org.goldenthread.plan.document.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.goldenthread.plan.document.content.FinancialLine;
import org.goldenthread.plan.document.content.FinancialLine.Amount;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.content.WorkforceLine;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Check.Outcome;
import org.goldenthread.plan.document.finding.Check.Rule;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Quantity;
import org.jspecify.annotations.Nullable;

/// The sums that section D and the front page invite, to the tenth. A sum with a part missing is
/// not made. Source: divisional plan 2013-14, section D.
public final class FinanceRules {
  private final List<Check> checks = new ArrayList<>();

  private FinanceRules() {}

  /// Every check that can be made, in the document's order.
  public static List<Check> checks(
      Header header,
      List<FinancialLine> lines,
      @Nullable FinancialLine stated,
      List<WorkforceLine> workforce) {
    FinanceRules rules = new FinanceRules();
    lines.forEach(rules::row);
    if (stated != null) {
      rules.row(stated);
      for (Amount amount : Amount.values()) rules.total(amount, lines, stated);
    }
    rules.gross(header, lines, stated);
    rules.fte(header, workforce);
    rules.grouping(header);
    return List.copyOf(rules.checks);
  }

  private void row(FinancialLine line) {
    sum(
        line,
        Rule.GROSS_IS_STAFFING_AND_NON_STAFFING,
        Amount.GROSS_EXPENDITURE,
        Amount.STAFFING,
        Amount.NON_STAFFING);
    sum(
        line,
        Rule.NET_EXPENDITURE_IS_GROSS_AND_INCOME,
        Amount.NET_EXPENDITURE,
        Amount.GROSS_EXPENDITURE,
        Amount.SERVICE_INCOME);
    sum(
        line,
        Rule.NET_COST_IS_NET_EXPENDITURE_AND_GRANTS,
        Amount.NET_COST,
        Amount.NET_EXPENDITURE,
        Amount.GOVERNMENT_GRANTS);
  }

  private void sum(FinancialLine line, Rule rule, Amount result, Amount first, Amount second) {
    BigDecimal stated = line.value(result);
    BigDecimal one = line.value(first);
    BigDecimal other = line.value(second);
    if (stated == null || one == null || other == null) return;
    compare(rule, line.place(), stated, one.add(other), line.unit());
  }

  private void total(Amount amount, List<FinancialLine> lines, FinancialLine stated) {
    BigDecimal total = stated.value(amount);
    BigDecimal sum = sum(amount, lines);
    if (total == null || sum == null || lines.isEmpty()) return;
    compare(Rule.TOTAL_IS_SUM_OF_ROWS, stated.place(), total, sum, amount.name());
  }

  private static @Nullable BigDecimal sum(Amount amount, List<FinancialLine> lines) {
    BigDecimal sum = BigDecimal.ZERO;
    for (FinancialLine line : lines) {
      BigDecimal value = line.value(amount);
      Quantity cell = line.amounts().get(amount);
      if (value == null && cell != null && !cell.isBlank()) return null;
      if (value != null) sum = sum.add(value);
    }
    return sum;
  }

  private void gross(Header header, List<FinancialLine> lines, @Nullable FinancialLine stated) {
    Quantity front = header.gross();
    BigDecimal pounds = front == null ? null : front.inUnits();
    BigDecimal table =
        stated == null
            ? sum(Amount.GROSS_EXPENDITURE, lines)
            : stated.value(Amount.GROSS_EXPENDITURE);
    Quantity sample = sample(lines);
    if (front == null || pounds == null || table == null || sample == null) return;
    BigDecimal inTable = pounds.movePointLeft(sample.scale());
    compare(Rule.HEADER_GROSS_IS_TABLE_GROSS, header.place(), inTable, table, front.asWritten());
  }

  private static @Nullable Quantity sample(List<FinancialLine> lines) {
    return lines.stream()
        .map(line -> line.amounts().get(Amount.GROSS_EXPENDITURE))
        .filter(quantity -> quantity != null && !quantity.isBlank())
        .findFirst()
        .orElse(null);
  }

  private void fte(Header header, List<WorkforceLine> workforce) {
    Quantity front = header.fte();
    BigDecimal stated = front == null ? null : front.value();
    if (front == null || stated == null || workforce.isEmpty()) return;
    List<WorkforceLine> totals = workforce.stream().filter(WorkforceLine::isTotal).toList();
    BigDecimal table = BigDecimal.ZERO;
    for (WorkforceLine line : totals.isEmpty() ? workforce : totals.subList(0, 1)) {
      BigDecimal value = line.establishment().value();
      if (value == null) return;
      table = table.add(value);
    }
    compare(Rule.HEADER_FTE_IS_TABLE_FTE, header.place(), stated, table, front.asWritten());
  }

  private void grouping(Header header) {
    Quantity front = header.gross();
    BigDecimal value = front == null ? null : front.value();
    if (front == null || value == null || front.readingNote().isEmpty()) return;
    String regular = String.format(Locale.ROOT, "%,d", value.toBigInteger());
    checks.add(
        new Check(
            Rule.FIGURE_IS_GROUPED_IN_THOUSANDS,
            header.place(),
            Outcome.FAILED,
            front.asWritten(),
            regular,
            "gross expenditure"));
  }

  private void compare(
      Rule rule, Place place, BigDecimal stated, BigDecimal computed, String detail) {
    BigDecimal said = stated.setScale(1, RoundingMode.HALF_UP);
    BigDecimal sum = computed.setScale(1, RoundingMode.HALF_UP);
    Outcome outcome = said.compareTo(sum) == 0 ? Outcome.PASSED : Outcome.FAILED;
    checks.add(new Check(rule, place, outcome, said.toPlainString(), sum.toPlainString(), detail));
  }
}
