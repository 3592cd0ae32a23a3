package org.goldenthread.testing.golden;

import java.util.List;

/// What golden cases are run against.
public sealed interface Target permits GrpcTarget, HttpTarget {
  /// Whether the step can be run here.
  boolean takes(Step step);

  /// Sends the step's call and waits for the answer.
  Answer send(String protoPackage, Step step);

  /// How the answer's status, and what else this protocol alone has, differs from what was
  /// expected.
  List<String> status(Step.Then then, Answer answer);
}
