/// Lists as tables: CSV and XLSX of any list of the contract.
///
/// A table is made of the list's own answers, page by page, so filters, order, `readTime` and what
/// the caller may see are the list call's. Its columns are the fields of what is listed, named as
/// in JSON. Nothing here knows a resource: a new list has its tables by being in the contract.
///
/// | class | its part |
/// |---|---|
/// | `Listing` | whether an RPC is a list, and how the next page is asked for |
/// | `Columns` | the fields of a message as columns, and a message as a row of [Cell]s |
/// | `CsvTable`, `XlsxTable` | rows as bytes |
/// | `Outflow` | bytes as a body, no faster than they are read |
/// | `TableRun` | pages in, rows out |
@NullMarked
package org.goldenthread.gateway.table;

import org.jspecify.annotations.NullMarked;
