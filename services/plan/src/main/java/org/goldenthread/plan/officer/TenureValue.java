package org.goldenthread.plan.officer;

import java.time.LocalDate;

/// That a person held a role or belonged to a group for a time, as the row's JSON holds it.
///
/// @param officer the person's id
/// @param validFrom an ISO civil date; empty where nobody recorded it
/// @param validTo an ISO civil date; empty while it lasts
public record TenureValue(String officer, String validFrom, String validTo) {
  boolean holds(LocalDate day) {
    String written = day.toString();
    return (validFrom.isEmpty() || validFrom.compareTo(written) <= 0)
        && (validTo.isEmpty() || validTo.compareTo(written) >= 0);
  }
}
