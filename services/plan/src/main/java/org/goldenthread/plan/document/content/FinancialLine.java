package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.Quantity;
import org.jspecify.annotations.Nullable;

/// A row of the financial table, or its total row.
///
/// @param amounts the cells under the headings that the table has; a cell that is no number has no
///   value
public record FinancialLine(
    String importKey,
    Place place,
    String unit,
    String managersAsWritten,
    List<Officer> managers,
    Map<Amount, Quantity> amounts) {
  /// The columns, in the order in which they add up. Income and grants are negative.
  public enum Amount {
    STAFFING,
    NON_STAFFING,
    GROSS_EXPENDITURE,
    SERVICE_INCOME,
    NET_EXPENDITURE,
    GOVERNMENT_GRANTS,
    NET_COST
  }

  public FinancialLine {
    requireNonNull(importKey);
    managers = List.copyOf(managers);
    Map<Amount, Quantity> ordered = new EnumMap<>(Amount.class);
    ordered.putAll(amounts);
    amounts = Collections.unmodifiableMap(ordered);
  }

  /// The amount's value in the table's scale, or null where there is none.
  public @Nullable BigDecimal value(Amount amount) {
    Quantity quantity = amounts.get(amount);
    return quantity == null ? null : quantity.value();
  }
}
