package org.goldenthread.plan.wrong;

/// A row that can be changed, and by everyone.
public class LooseRow {
  public String text = "";
}
