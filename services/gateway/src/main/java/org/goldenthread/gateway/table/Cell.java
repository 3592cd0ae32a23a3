package org.goldenthread.gateway.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/// What stands in one cell of a table.
sealed interface Cell {
  /// Nothing.
  record Blank() implements Cell {}

  /// Words, whatever they look like.
  record Text(String text) implements Cell {}

  /// A number.
  record Figure(BigDecimal number) implements Cell {}

  /// A civil date.
  record Day(LocalDate date) implements Cell {}

  /// An instant.
  record Moment(Instant instant) implements Cell {}

  /// Yes or no.
  record Truth(boolean holds) implements Cell {}

  Cell BLANK = new Blank();

  static Cell text(String text) {
    return text.isEmpty() ? BLANK : new Text(text);
  }
}
