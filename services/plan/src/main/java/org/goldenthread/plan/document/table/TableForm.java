package org.goldenthread.plan.document.table;

import java.util.Optional;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;

/// One kind of table, known by its headings. It may begin in any row of any table, so that a table
/// continued in another one with its headings repeated is read on.
public interface TableForm {
  /// A reader of the rows below, where these headings are this form's.
  ///
  /// @param caption what stands right above the table or the row
  Optional<Begun> begin(Headings headings, String caption);

  /// A table whose headings were found.
  ///
  /// @param headingRows how many rows the headings take
  public record Begun(Rows rows, int headingRows) {}

  /// Reads the rows below the headings, taking from the ledger what it understands.
  interface Rows {
    void read(Table table, TableLine row);
  }
}
