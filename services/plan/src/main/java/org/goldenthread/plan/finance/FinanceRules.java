package org.goldenthread.plan.finance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.goldenthread.plan.v1.FinancialLine.Kind;
import org.goldenthread.plan.v1.FinancialLine.Shape;
import org.jspecify.annotations.Nullable;

/// What the stated parts of a row of a finance table add up to, and what the rows of a total do.
/// Source: divisional plan 2013-14, section D: gross = staffing + non staffing; net expenditure =
/// gross + income; net cost = net expenditure + grants; the total row is the sum of rows. Older
/// service plans: employee + running + contracts + transfers = gross; with both kinds of income
/// controllable.
final class FinanceRules {
  private FinanceRules() {}

  /// One figure of a row.
  ///
  /// @param value null where no single number can be read
  /// @param scale the power of ten that it is given in: 3 where it is in thousands
  /// @param blank whether nothing is written there
  record Figure(@Nullable BigDecimal value, String unit, int scale, boolean blank) {}

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

  /// A row of a table.
  ///
  /// @param heading the service under whose heading it stands; empty where none
  /// @param group the client group that it belongs to; empty where none
  record Line(
      Kind kind, Shape shape, String heading, String group, SequencedMap<String, Figure> stated) {}

  /// What each column of the rows of a subtotal or total adds up to, without the columns that
  /// cannot be added up. No other row has sums.
  static SequencedMap<String, Figure> columnSums(Line total, List<Line> table) {
    List<Line> rows = table.stream().filter(line -> isRowOf(total, line)).toList();
    SequencedSet<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.stated().keySet()));
    SequencedMap<String, Figure> sums = new LinkedHashMap<>();
    for (String column : columns) {
      Figure sum = sumOf(column, rows);
      if (sum != null) {
        sums.put(column, sum);
      }
    }
    return sums;
  }

  /// The columns of a total whose stated figure is not the sum of its rows.
  static List<String> differing(Line total, Map<String, Figure> sums) {
    return total.stated().entrySet().stream()
        .filter(column -> differs(column.getValue(), sums.get(column.getKey())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isRowOf(Line total, Line line) {
    if (line.kind() != Kind.LINE || line.shape() != total.shape()) {
      return false;
    }
    return switch (total.kind()) {
      case TOTAL -> true;
      case SUBTOTAL ->
          !(total.heading().isEmpty() && total.group().isEmpty())
              && line.heading().equals(total.heading())
              && (total.group().isEmpty() || line.group().equals(total.group()));
      case LINE, KIND_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /// Null where a cell cannot be read or is of another unit or scale than the others.
  private static @Nullable Figure sumOf(String column, List<Line> rows) {
    Figure sum = null;
    for (Line row : rows) {
      Figure figure = row.stated().get(column);
      if (figure == null || figure.blank()) {
        continue;
      }
      BigDecimal value = figure.value();
      BigDecimal before = sum == null ? BigDecimal.ZERO : sum.value();
      if (value == null || before == null || (sum != null && !alike(sum, figure))) {
        return null;
      }
      sum = new Figure(before.add(value), figure.unit(), figure.scale(), false);
    }
    return sum;
  }

  private static boolean differs(Figure stated, @Nullable Figure sum) {
    BigDecimal value = stated.value();
    BigDecimal added = sum == null ? null : sum.value();
    return sum != null
        && value != null
        && added != null
        && (!alike(stated, sum) || value.compareTo(added) != 0);
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
