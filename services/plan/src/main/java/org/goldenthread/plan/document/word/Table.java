package org.goldenthread.plan.document.word;

import java.util.List;

/// A table with its grid resolved.
///
/// @param number from 1, in the order in which tables begin
public record Table(int number, List<TableLine> rows) implements Block {
  public Table {
    rows = List.copyOf(rows);
  }
}
