package org.goldenthread.gateway.problem;

/// A problem found deep in the reading of a request. It is expected, so it has no stack trace.
public final class Refusal extends RuntimeException {
  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
