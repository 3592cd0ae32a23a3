package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Quantity;

/// Posts now and a year on, of a unit or of the whole division.
///
/// @param unit empty where the table is about the whole division
/// @param establishmentHeading its column's heading, which says at which date
public record WorkforceLine(
    String importKey,
    Place place,
    String unit,
    String establishmentHeading,
    FuzzyDate establishmentDate,
    Quantity establishment,
    String estimateHeading,
    FuzzyDate estimateDate,
    Quantity estimate,
    String reasonForVariance) {
  private static final Pattern TOTAL =
      Pattern.compile("(?i)(?:grand |overall |divisional )?totals?\\b.*");

  public WorkforceLine {
    requireNonNull(importKey);
  }

  /// Whether the row sums up the others.
  public boolean isTotal() {
    return TOTAL.matcher(unit).matches();
  }
}
