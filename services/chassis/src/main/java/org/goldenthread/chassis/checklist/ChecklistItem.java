package org.goldenthread.chassis.checklist;

/// One thing that a program needs before it can be used. Every bean of this type is on its
/// program's checklist, in the beans' order; making one looks at nothing and never fails.
public interface ChecklistItem {
  /// What is looked at, in one word: `units`.
  String name();

  /// What is there.
  ///
  /// @throws Exception where it cannot be looked at, which is reported as being wrong
  Finding look() throws Exception;
}
