package org.goldenthread.plan.finance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.goldenthread.plan.finance.FinanceRules.Figure;
import org.goldenthread.plan.finance.FinanceRules.Line;
import org.goldenthread.plan.v1.FinancialLine.Kind;
import org.goldenthread.plan.v1.FinancialLine.Shape;
import org.junit.jupiter.api.Test;

/// Source: divisional plan 2013-14, section D, "the total row is the sum of rows"; older service
/// plans, client-group subtotals, service totals, grand total.
class FinanceRulesTest {
  @Test
  void a_total_is_the_sum_of_every_line_of_its_shape_and_of_no_subtotal() {
    Line total = line(Kind.TOTAL, "", "", "gross_expenditure=6");

    var sums =
        FinanceRules.columnSums(
            total,
            List.of(
                line(Kind.LINE, "Care", "Old", "gross_expenditure=1"),
                line(Kind.LINE, "Care", "Young", "gross_expenditure=2"),
                line(Kind.SUBTOTAL, "Care", "", "gross_expenditure=3"),
                line(Kind.LINE, "Rooms", "", "gross_expenditure=4"),
                other("gross_expenditure=9"),
                total));

    assertEquals("{gross_expenditure=7}", written(sums));
    assertEquals(List.of("gross_expenditure"), FinanceRules.differing(total, sums));
  }

  @Test
  void a_subtotal_is_the_sum_of_its_service_and_of_its_client_group_where_it_names_one() {
    List<Line> table =
        List.of(
            line(Kind.LINE, "Care", "Old", "running_costs=1"),
            line(Kind.LINE, "Care", "Young", "running_costs=2"),
            line(Kind.LINE, "Rooms", "Old", "running_costs=4"));

    assertEquals("{running_costs=3}", written(sums(Kind.SUBTOTAL, "Care", "", table)));
    assertEquals("{running_costs=1}", written(sums(Kind.SUBTOTAL, "Care", "Old", table)));
    assertEquals("{}", written(sums(Kind.SUBTOTAL, "", "", table)));
    assertEquals("{}", written(sums(Kind.LINE, "Care", "Old", table)));
  }

  @Test
  void a_blank_cell_counts_for_nothing_and_one_that_cannot_be_read_leaves_no_sum() {
    Line blank = line(Kind.LINE, "", "", "");
    blank.stated().put("staffing", new Figure(null, "", 0, true));
    Line unread = line(Kind.LINE, "", "", "staffing=1");
    unread.stated().put("non_staffing", new Figure(null, "", 0, false));

    var sums =
        sums(
            Kind.TOTAL,
            "",
            "",
            List.of(blank, unread, line(Kind.LINE, "", "", "staffing=2 non_staffing=1")));

    assertEquals("{staffing=3}", written(sums));
  }

  @Test
  void cells_of_different_scales_are_not_added_up() {
    Line thousands = line(Kind.LINE, "", "", "staffing=1");
    Line pounds = line(Kind.LINE, "", "", "");
    pounds.stated().put("staffing", new Figure(BigDecimal.ONE, "GBP", 0, false));

    assertEquals("{}", written(sums(Kind.TOTAL, "", "", List.of(thousands, pounds))));
  }

  private static SequencedMap<String, Figure> sums(
      Kind kind, String heading, String group, List<Line> table) {
    return FinanceRules.columnSums(line(kind, heading, group, ""), table);
  }

  private static Line line(Kind kind, String heading, String group, String figures) {
    return new Line(kind, Shape.SERVICE_PLAN, heading, group, figures(figures));
  }

  private static Line other(String figures) {
    return new Line(Kind.LINE, Shape.SECTION_D, "", "", figures(figures));
  }

  private static SequencedMap<String, Figure> figures(String written) {
    SequencedMap<String, Figure> figures = new LinkedHashMap<>();
    for (String one : written.isEmpty() ? new String[0] : written.split(" ")) {
      String[] parts = one.split("=", -1);
      figures.put(parts[0], new Figure(new BigDecimal(parts[1]), "GBP", 3, false));
    }
    return figures;
  }

  private static String written(Map<String, Figure> sums) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    sums.forEach((column, sum) -> values.put(column, sum.value()));
    return values.toString();
  }
}
