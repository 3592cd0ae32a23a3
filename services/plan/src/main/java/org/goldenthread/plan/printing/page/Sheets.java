package org.goldenthread.plan.printing.page;

import java.util.List;

/// Pages that lie the same way; each run of them begins on a new page.
///
/// @param wide whether they lie on their long side, for tables of many columns
public record Sheets(boolean wide, List<Block> blocks) {
  public Sheets {
    blocks = List.copyOf(blocks);
  }
}
