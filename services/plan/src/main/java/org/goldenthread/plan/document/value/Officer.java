package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// One officer of the several that a cell may name.
public record Officer(String name, Kind kind) {
  /// BODY is a management team, a board or a committee; UNKNOWN where the words do not say for
  /// certain what is named (`HOS`, `Strategic Commissioning`).
  public enum Kind {
    PERSON,
    ROLE,
    GROUP,
    BODY,
    UNKNOWN
  }

  public Officer {
    requireNonNull(kind);
    if (name.isBlank()) throw new IllegalArgumentException("an officer has a name");
  }

  /// The officers that a cell names, in its order; none where it says `TBC` or nothing.
  public static List<Officer> in(String written) {
    return OfficerRules.read(TextRules.clean(written));
  }
}
