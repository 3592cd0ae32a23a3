package org.goldenthread.chassis.access;

import io.grpc.Context;
import io.grpc.Status.Code;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Grant;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.error.v1.ErrorReason;

/// What the caller may do in this call: the roles that the RPC asks for, as far as the caller holds
/// them here.
///
/// @param caller who calls
/// @param method the RPC's full name
/// @param directorate the code of the directorate that this instance serves
/// @param roles any of these allows the call
/// @param units the directorate's units
/// @param authorization the header that the call came with, to be sent on in calls to other
///   services
public record Permit(
    Caller caller,
    String method,
    String directorate,
    Set<Role> roles,
    UnitTree units,
    String authorization) {
  static final Context.Key<Permit> CURRENT = Context.key("permit");

  /// The permit of the call that this thread answers.
  public static Permit current() {
    Permit permit = CURRENT.get();
    if (permit == null) {
      throw new IllegalStateException("no call is being answered here");
    }
    return permit;
  }

  /// Does the work with this permit, where no call is being answered.
  public <T> T grant(Supplier<T> work) {
    Context permitted = Context.current().withValue(CURRENT, this);
    Context before = permitted.attach();
    try {
      return work.get();
    } finally {
      permitted.detach(before);
    }
  }

  /// The units to which the caller's grants are narrowed, with all below them; empty where they
  /// hold for all of them.
  public Optional<Set<String>> scope() {
    Set<String> narrowed = new HashSet<>();
    for (Grant grant : caller.grants()) {
      if (roles.contains(grant.role()) && grant.reaches(directorate)) {
        String unit = grant.unit();
        if (unit == null) {
          return Optional.empty();
        }
        narrowed.addAll(units.withDescendants(unit));
      }
    }
    return Optional.of(narrowed);
  }

  /// Refuses what belongs to a unit that the caller's grants do not reach. An empty unit is the
  /// whole directorate's.
  public void require(String unit) {
    Optional<Set<String>> scope = scope();
    if (scope.isPresent() && !scope.get().contains(unit)) {
      throw Failure.of(
              Code.PERMISSION_DENIED,
              ErrorReason.ROLE_MISSING,
              unit.isEmpty()
                  ? "Your role is narrowed to a unit, and this belongs to the whole directorate."
                  : "You hold none of the roles " + names() + " for the unit " + unit + ".")
          .with("roles", names());
    }
  }

  /// Whether the caller holds this role for the unit, whatever the RPC asks for.
  public boolean holds(Role role, String unit) {
    for (Grant grant : caller.grants()) {
      String narrowed = grant.unit();
      if (grant.role() == role
          && grant.reaches(directorate)
          && (narrowed == null || units.withDescendants(narrowed).contains(unit))) {
        return true;
      }
    }
    return false;
  }

  /// Without the token, which belongs in no log.
  @Override
  public String toString() {
    return "Permit[" + method + " for " + caller.subject() + "]";
  }

  String names() {
    return String.join(", ", roles.stream().map(Role::claim).sorted().toList());
  }
}
