package org.goldenthread.chassis.firstdata;

import java.util.List;

/// A file of first data that was not taken: nothing of it was written. Each line begins with the
/// place in the file, such as `units[2].parentUnit`.
public final class FirstDataRefusal extends RuntimeException {
  private final List<String> lines;

  FirstDataRefusal(List<String> lines) {
    // Whoever wrote the file needs the places in it, not ours.
    super("Nothing was loaded:\n  " + String.join("\n  ", lines), null, false, false);
    this.lines = List.copyOf(lines);
  }

  public List<String> lines() {
    return lines;
  }
}
