package org.goldenthread.chassis.record;

/// What a service holds every change against before it is recorded, whichever of its slices makes
/// it: the plan service, that a published plan changes with a reason alone.
@FunctionalInterface
public interface ChangeRule {
  /// Throws the failure to answer with, or lets the change pass; what it records itself comes
  /// before it. Within the transaction.
  void check(Recording recording, Entry entry);
}
