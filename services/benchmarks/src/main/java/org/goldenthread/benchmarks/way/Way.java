package org.goldenthread.benchmarks.way;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way by which the same requests reach the same data.
public interface Way {
  /// One plan by its name.
  ///
  /// @param client which of the clients it is for
  /// @param readTime the instant as of which to read; now where null
  Work getPlan(int client, @Nullable Instant readTime) throws Exception;

  /// The first 50 actions of a plan.
  Work listActions(int client, @Nullable Instant readTime) throws Exception;

  /// A new milestone with an idempotency key of its own.
  Work createMilestone(int client) throws Exception;
}
