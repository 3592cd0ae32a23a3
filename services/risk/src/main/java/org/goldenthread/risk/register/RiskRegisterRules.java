package org.goldenthread.risk.register;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What holds of registers.
public final class RiskRegisterRules {
  private static final int LONGEST = 63;

  private RiskRegisterRules() {}

  /// The id of a register whose maker chose none, from its name: `Home visiting: risks` becomes
  /// `home-visiting-risks`.
  public static String slug(String displayName) {
    String plain =
        Normalizer.normalize(displayName, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    String slug = cut.replaceAll("^-|-$", "");
    return slug.isEmpty() ? "register" : slug;
  }

  /// What the register of a unit is called until somebody names it, from the unit's id:
  /// `home-visiting` becomes `Home visiting: risks`.
  public static String title(String unit) {
    String words = unit.replace('-', ' ');
    return words.isEmpty()
        ? "Risks"
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ": risks";
  }

  /// Whether risks would be escalated in a circle if `register` escalated to `next`.
  ///
  /// @param above to which register another one escalates, where it does
  public static boolean isCircular(
      String register, String next, Function<String, Optional<String>> above) {
    Set<String> seen = new HashSet<>();
    Optional<String> at = Optional.of(next);
    while (at.isPresent() && seen.add(at.get())) {
      if (at.get().equals(register)) {
        return true;
      }
      at = above.apply(at.get());
    }
    return false;
  }
}
