package org.goldenthread.benchmarks.way;

/// One request of one client, sent and answered; fails unless the answer is the right one.
@FunctionalInterface
public interface Work {
  void once() throws Exception;
}
