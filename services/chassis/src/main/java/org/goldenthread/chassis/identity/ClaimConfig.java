package org.goldenthread.chassis.identity;

import io.micronaut.context.annotation.EachProperty;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One mapping from an identity provider's own claim to our grants: an entry of the list
/// `goldenthread.identity.claims`.
///
/// @param claim the claim's name, with dots into nested objects (`realm_access.roles`)
/// @param value the value, or one of the values where the claim is a list
/// @param grants what it grants, written as in the claim `roles`
@EachProperty(value = "goldenthread.identity.claims", list = true)
public record ClaimConfig(String claim, String value, List<String> grants) {
  public ClaimConfig {
    grants = List.copyOf(grants);
    for (String grant : grants) {
      if (Grant.find(grant).isEmpty()) {
        throw new IllegalArgumentException(
            "goldenthread.identity.claims: '%s' for %s=%s is no grant; write fsc:planner"
                .formatted(grant, claim, value));
      }
    }
  }

  /// The grants, read.
  Set<Grant> read() {
    return grants.stream().flatMap(g -> Grant.find(g).stream()).collect(Collectors.toSet());
  }
}
