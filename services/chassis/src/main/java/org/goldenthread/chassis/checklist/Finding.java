package org.goldenthread.chassis.checklist;

/// What an item of the checklist turned out to be.
///
/// @param found what is there, in an operator's words
/// @param remedy what to do, naming the value or the command; empty where nothing has to be done
public record Finding(State state, String found, String remedy) {
  /// How it stands.
  public enum State {
    OK,
    /// It works, and somebody ought to look at it.
    WARNING,
    MISSING,
    WRONG;

    /// Whether the instance can be used with it.
    boolean stands() {
      return this == OK || this == WARNING;
    }
  }

  public static Finding ok(String found) {
    return new Finding(State.OK, found, "");
  }

  public static Finding warning(String found, String remedy) {
    return new Finding(State.WARNING, found, remedy);
  }

  public static Finding missing(String found, String remedy) {
    return new Finding(State.MISSING, found, remedy);
  }

  public static Finding wrong(String found, String remedy) {
    return new Finding(State.WRONG, found, remedy);
  }

  /// Its line on the checklist.
  String line(String name) {
    return "%-7s  %-11s  %s%s"
        .formatted(state, name, found, remedy.isEmpty() ? "" : " → " + remedy)
        .replaceAll("\\s*\n\\s*", "; ");
  }
}
