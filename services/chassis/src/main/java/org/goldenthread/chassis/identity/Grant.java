package org.goldenthread.chassis.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One role held in one directorate, or in all of them, optionally narrowed to one unit.
///
/// @param directorate the directorate's code, or `*` for every directorate of the council
/// @param unit the unit's id, where the grant holds for that unit alone
public record Grant(String directorate, @Nullable String unit, Role role) {
  /// Stands for every directorate.
  public static final String EVERY_DIRECTORATE = "*";

  private static final String CODE = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern WRITTEN =
      Pattern.compile("(\\*|" + CODE + ")(?:/(" + CODE + "))?:([a-z-]{1,40})");

  public Grant {
    if (directorate.equals(EVERY_DIRECTORATE) && unit != null) {
      throw new IllegalArgumentException("a unit belongs to one directorate, not to every one");
    }
  }

  /// Reads `fsc:planner`, `fsc/older-people:officer` or `*:corporate-viewer`. Empty for anything
  /// else: an identity provider may list roles of other applications in the same claim, and those
  /// grant nothing here.
  public static Optional<Grant> find(String written) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String directorate = parts.group(1);
    @Nullable String unit = parts.group(2);
    if (directorate.equals(EVERY_DIRECTORATE) && unit != null) {
      return Optional.empty();
    }
    return Role.find(parts.group(3)).map(role -> new Grant(directorate, unit, role));
  }

  /// Whether the grant says anything about this directorate, if only about one of its units.
  public boolean reaches(String code) {
    return directorate.equals(EVERY_DIRECTORATE) || directorate.equals(code);
  }

  /// Whether the grant holds for this unit of this directorate. A grant without a unit holds for
  /// all of them; a grant for a unit does not hold for what belongs to no unit.
  public boolean covers(String code, @Nullable String ofUnit) {
    return reaches(code) && (unit == null || unit.equals(ofUnit));
  }

  /// As a token writes it.
  @Override
  public String toString() {
    return directorate + (unit == null ? "" : "/" + unit) + ":" + role.claim();
  }
}
