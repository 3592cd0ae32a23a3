package org.goldenthread.risk.matrix;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/// Cells that are treated alike, as the matrix' row keeps them.
///
/// @param colour as `#rrggbb`
@Introspected
record BandPart(String displayName, String colour, List<CellPart> cells, String response) {
  BandPart {
    cells = List.copyOf(cells);
  }
}
