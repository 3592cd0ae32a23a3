package org.goldenthread.plan.document.word;

/// Where a paragraph stands: the innermost table and its row, both counted from 1 over the whole
/// document, or 0 outside of tables.
public record Spot(int table, int row, boolean textBox) {
  public static final Spot BODY = new Spot(0, 0, false);
}
