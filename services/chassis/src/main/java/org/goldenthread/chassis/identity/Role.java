package org.goldenthread.chassis.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a grant lets its holder be. The names are those of `goldenthread.type.v1.Access.Role`, so
/// that a role in the contract is found here by name.
public enum Role {
  VIEWER,
  OFFICER,
  PLANNER,
  APPROVER,
  RISK_MANAGER,
  CONTINUITY_MANAGER,
  OPERATOR,
  CORPORATE_VIEWER;

  private static final Map<String, Role> BY_CLAIM =
      Arrays.stream(values()).collect(Collectors.toMap(Role::claim, Function.identity()));

  private final String claim = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The role as a token writes it, such as `risk-manager`.
  public String claim() {
    return claim;
  }

  /// The role that a token means by `claim`; empty for a word that is no role of ours.
  public static Optional<Role> find(String claim) {
    return Optional.ofNullable(BY_CLAIM.get(claim));
  }
}
