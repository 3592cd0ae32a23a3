package org.goldenthread.gateway.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A table that is being written, from its first row to its last. What was given is not kept.
interface Table extends Closeable {
  void row(List<Cell> cells) throws IOException;
}
