package org.goldenthread.gateway.discovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody's claim to be a directorate's instance.
///
/// @param code the directorate's, as claimed
/// @param claimant who claims it
/// @param targets by service, where it is; more than one where more than one says to be it
record Claim(String code, Claimant claimant, Map<String, List<String>> targets) {

  /// Who claims a code.
  sealed interface Claimant {
    /// An entry of a list, which only IT operations can write.
    ///
    /// @param list which list, as a person calls it
    record Entry(String list) implements Claimant {}

    /// A release whose Services carry the code as a label. Whoever may make Services can do that,
    /// so that the namespace must be granted the code.
    ///
    /// @param granted the code that the namespace is granted; null where none is
    record Release(String namespace, String name, @Nullable String granted) implements Claimant {}
  }

  Claim {
    Map<String, List<String>> copy = new HashMap<>();
    targets.forEach((service, found) -> copy.put(service, List.copyOf(found)));
    targets = Map.copyOf(copy);
  }

  /// An entry of a list, with one target for each service that it names.
  static Claim listed(String list, String code, Map<String, String> targets) {
    Map<String, List<String>> each = new HashMap<>();
    targets.forEach((service, target) -> each.put(service, List.of(target)));
    return new Claim(code, new Claimant.Entry(list), each);
  }

  /// Whether everything that the other names is named here as well, so that both mean the same
  /// data.
  boolean covers(Claim other) {
    return code.equals(other.code)
        && !other.targets.isEmpty()
        && other.targets.entrySet().stream()
            .allMatch(it -> it.getValue().equals(targets.get(it.getKey())));
  }
}
