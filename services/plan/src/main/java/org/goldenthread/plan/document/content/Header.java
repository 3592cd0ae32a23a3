package org.goldenthread.plan.document.content;

import java.util.List;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.Quantity;
import org.jspecify.annotations.Nullable;

/// The front page. A text that is not there is empty.
///
/// @param gross null where no gross expenditure is written
/// @param fte null where no number of posts is written
public record Header(
    Place place,
    String directorate,
    String division,
    String portfolio,
    String corporateDirector,
    String director,
    String headsOfServiceAsWritten,
    List<Officer> headsOfService,
    @Nullable Quantity gross,
    @Nullable Quantity fte) {
  public Header {
    headsOfService = List.copyOf(headsOfService);
  }
}
