package org.goldenthread.plan.officer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who owns what names an officer: the person whose token it is, and for a role or a group whoever
/// holds it on the day.
final class OwnershipRules {
  private OwnershipRules() {}

  /// Whether this officer is the caller: by the subject, or by the address where no subject is
  /// bound.
  static boolean isCaller(OfficerState officer, String subject, @Nullable String email) {
    if (!officer.tokenSubject().isEmpty()) {
      return officer.tokenSubject().equals(subject);
    }
    return email != null
        && !officer.email().isEmpty()
        && officer.email().toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT));
  }

  /// Whether one of the officers is the caller, or is held by the caller on that day.
  ///
  /// @param named the officers that something names
  /// @param own the ids of the officers that are the caller
  static boolean owns(Collection<OfficerState> named, Set<String> own, LocalDate day) {
    return named.stream()
        .anyMatch(
            officer ->
                own.contains(officer.id())
                    || officer.tenures().stream()
                        .anyMatch(tenure -> own.contains(tenure.officer()) && tenure.holds(day)));
  }
}
