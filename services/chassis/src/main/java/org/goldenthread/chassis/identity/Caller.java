package org.goldenthread.chassis.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who a verified token says is calling, and what they may do.
///
/// @param subject the issuer's own id of the person or program; never a name
/// @param email as the issuer gives it, where it does
/// @param displayName as the issuer gives it, where it does
/// @param grants every grant that the token carries or that is mapped from its claims
/// @param expiresAt when the token ends; nothing that was begun with it may outlive it
public record Caller(
    String subject,
    @Nullable String email,
    @Nullable String displayName,
    Set<Grant> grants,
    Instant expiresAt) {

  public Caller {
    if (subject.isBlank()) {
      throw new IllegalArgumentException("a caller has a subject");
    }
    grants = Set.copyOf(grants);
  }

  /// Whether the caller holds one of `roles` for the whole of a directorate.
  public boolean holds(Collection<Role> roles, String directorate) {
    return holds(roles, directorate, null);
  }

  /// Whether the caller holds one of `roles` for what belongs to `unit`, or to no unit where null.
  public boolean holds(Collection<Role> roles, String directorate, @Nullable String unit) {
    for (Grant grant : grants) {
      if (roles.contains(grant.role()) && grant.covers(directorate, unit)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the caller holds one of `roles` anywhere in a directorate: enough to ask, while each
  /// item is still authorised by its own unit.
  public boolean holdsAnywhere(Collection<Role> roles, String directorate) {
    for (Grant grant : grants) {
      if (roles.contains(grant.role()) && grant.reaches(directorate)) {
        return true;
      }
    }
    return false;
  }
}
