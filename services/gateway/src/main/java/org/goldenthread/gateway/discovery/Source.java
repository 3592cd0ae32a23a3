package org.goldenthread.gateway.discovery;

import java.util.List;
import java.util.Optional;

/// Where claims come from while the gateway runs.
interface Source {
  /// Every claim as it stands now, or as it was last known where it cannot be read; empty as long
  /// as it never could. It is asked often and does not wait.
  Optional<List<Claim>> look();
}
