package org.goldenthread.plan.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.v1.FinancialLine.Shape;
import org.jspecify.annotations.Nullable;

/// What the stated parts of a row of a finance table add up to.
final class FinanceRules {
  private FinanceRules() {}

  /// One figure of a row.
  ///
  /// @param scale the power of ten that it is given in: 3 where it is in thousands
  record Figure(@Nullable BigDecimal value, String unit, int scale) {}

  /// The columns that follow from others, null where a part of the sum is missing, and the names of
  /// those that differ from what is stated.
  record Computed(
      @Nullable BigDecimal gross,
      @Nullable BigDecimal netExpenditure,
      @Nullable BigDecimal netCost,
      @Nullable BigDecimal controllable,
      List<String> differing) {
    Computed {
      differing = List.copyOf(differing);
    }
  }

  static Computed computed(Shape shape, Map<String, Figure> stated) {
    return switch (shape) {
      case SECTION_D -> sectionD(stated);
      case SERVICE_PLAN -> servicePlan(stated);
      case SHAPE_UNSPECIFIED, UNRECOGNIZED -> new Computed(null, null, null, null, List.of());
    };
  }

  private static Computed sectionD(Map<String, Figure> stated) {
    BigDecimal gross = sum(stated, "staffing", "non_staffing");
    BigDecimal net = sum(stated, "gross_expenditure", "service_income");
    BigDecimal cost = sum(stated, "net_expenditure", "government_grants");
    List<String> differing = new ArrayList<>();
    compare(stated, "gross_expenditure", gross, differing);
    compare(stated, "net_expenditure", net, differing);
    compare(stated, "net_cost", cost, differing);
    return new Computed(gross, net, cost, null, differing);
  }

  private static Computed servicePlan(Map<String, Figure> stated) {
    BigDecimal gross =
        sum(
            stated,
            "employee_costs",
            "running_costs",
            "contracts_and_projects",
            "transfer_payments");
    BigDecimal controllable =
        sum(stated, "gross_expenditure", "external_income", "internal_income");
    List<String> differing = new ArrayList<>();
    compare(stated, "gross_expenditure", gross, differing);
    compare(stated, "controllable_expenditure", controllable, differing);
    return new Computed(gross, null, null, controllable, differing);
  }

  /// The sum of these columns in the unit and scale of the row; null where one is missing, cannot
  /// be read, or is of another unit or scale.
  private static @Nullable BigDecimal sum(Map<String, Figure> stated, String... columns) {
    BigDecimal sum = BigDecimal.ZERO;
    Figure first = null;
    for (String column : columns) {
      Figure figure = stated.get(column);
      BigDecimal value = figure == null ? null : figure.value();
      if (figure == null || value == null) {
        return null;
      }
      if (first != null && !alike(first, figure)) {
        return null;
      }
      first = figure;
      sum = sum.add(value);
    }
    return sum;
  }

  private static boolean alike(Figure one, Figure other) {
    return one.unit().equals(other.unit()) && one.scale() == other.scale();
  }

  private static void compare(
      Map<String, Figure> stated,
      String column,
      @Nullable BigDecimal computed,
      List<String> differing) {
    Figure figure = stated.get(column);
    BigDecimal value = figure == null ? null : figure.value();
    if (computed != null && value != null && value.compareTo(computed) != 0) {
      differing.add(column);
    }
  }
}
