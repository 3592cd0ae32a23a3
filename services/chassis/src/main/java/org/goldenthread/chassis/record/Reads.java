package org.goldenthread.chassis.record;

import io.grpc.Status.Code;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// Reading, now or as of an instant.
@Singleton
public final class Reads {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(10);

  /// Every statement of it sees what had committed when the first one began.
  private static final TransactionDefinition ONE_INSTANT =
      new TransactionDefinition() {
        @Override
        public Optional<Isolation> getIsolationLevel() {
          return Optional.of(Isolation.REPEATABLE_READ);
        }

        @Override
        public Optional<Boolean> isReadOnly() {
          return Optional.of(true);
        }
      };

  private final JdbcOperations jdbc;
  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;

  Reads(
      JdbcOperations jdbc,
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions) {
    this.jdbc = jdbc;
    this.connections = connections;
    this.transactions = transactions;
  }

  /// Runs `work` on one connection.
  ///
  /// @param readTime the instant as of which it will read; null for now. While a transaction that
  ///   recorded something before it may still commit, this waits a little and then refuses: an
  ///   answer about an instant never changes once given.
  public <T> T read(@Nullable Instant readTime, Supplier<T> work) {
    return connections.executeRead(
        status -> {
          if (readTime != null) {
            settle(readTime);
          }
          return work.get();
        });
  }

  /// The same for an answer that takes several statements: none of them sees a change that another
  /// does not see.
  public <T> T snapshot(@Nullable Instant readTime, Supplier<T> work) {
    // What is recorded of an instant is settled, so that its statements agree by themselves.
    return readTime == null
        ? transactions.execute(ONE_INSTANT, status -> work.get())
        : read(readTime, work);
  }

  /// Every transaction that recorded something before this instant has ended.
  public Instant horizon() {
    return instant("select recorded_horizon()");
  }

  private Instant instant(String sql) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
          }
        });
  }

  private void settle(Instant readTime) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!readTime.isBefore(horizon())) {
      requireNotAhead(readTime);
      if (System.nanoTime() > giveUp) {
        throw Failure.of(
                Code.UNAVAILABLE,
                ErrorReason.READ_TIME_TOO_RECENT,
                "The record at "
                    + readTime
                    + " is not settled yet: a change begun before it is still being written. Try"
                    + " again, or ask for an earlier instant.")
            .retryAfter(PATIENCE);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /// What lies ahead by more than clocks differ is a mistake, for which there is nothing to wait.
  private void requireNotAhead(Instant readTime) {
    if (readTime.isAfter(instant("select clock_timestamp()").plus(PATIENCE))) {
      throw Failure.invalid(
          ErrorReason.READ_TIME_INVALID,
          "read_time",
          "This instant lies in the future; ask for an earlier one, or for now by leaving it out.");
    }
  }
}
