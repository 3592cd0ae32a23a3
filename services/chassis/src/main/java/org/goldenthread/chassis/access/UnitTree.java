package org.goldenthread.chassis.access;

import java.util.Set;

/// The directorate's organisation units, as far as access needs them.
public interface UnitTree {
  /// The unit and all that are below it today; the unit alone where it is not known.
  ///
  /// @throws org.goldenthread.chassis.failure.Failure `DEPENDENCY_UNAVAILABLE` where the units
  ///   cannot be had: access is refused rather than guessed
  Set<String> withDescendants(String unit);
}
