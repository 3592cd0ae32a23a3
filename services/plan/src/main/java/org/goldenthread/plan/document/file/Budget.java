package org.goldenthread.plan.document.file;

/// Counts what a walk has taken, over all parts of a file, and refuses where a limit is passed.
final class Budget {
  private final Limits limits;
  private int rows;
  private int characters;
  private int items;

  Budget(Limits limits) {
    this.limits = limits;
  }

  void row() throws Refused {
    if (++rows > limits.rows()) throw new Refused(Refusal.Reason.TOO_MANY_ROWS);
    item();
  }

  void text(int length) throws Refused {
    characters += length;
    if (characters > limits.characters()) throw new Refused(Refusal.Reason.TOO_MUCH_TEXT);
  }

  void item() throws Refused {
    items(1);
  }

  void items(int weight) throws Refused {
    items += weight;
    if (items > limits.items()) throw new Refused(Refusal.Reason.TOO_COMPLEX);
  }

  /// Grows with everything that was found; two equal answers mean that nothing was in between.
  int taken() {
    return characters + items;
  }
}
