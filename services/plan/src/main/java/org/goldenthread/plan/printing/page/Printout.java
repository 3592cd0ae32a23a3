package org.goldenthread.plan.printing.page;

import java.util.List;

/// A document to be printed.
///
/// @param title what it is called
/// @param running what stands at the head of every page
public record Printout(String title, String running, List<Sheets> sheets) {
  public Printout {
    sheets = List.copyOf(sheets);
  }
}
