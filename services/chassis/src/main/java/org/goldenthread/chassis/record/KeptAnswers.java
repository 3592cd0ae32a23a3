package org.goldenthread.chassis.record;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import javax.sql.DataSource;

/// Removes the kept answers of repeated calls once their time is over, a piece at a time.
@Singleton
@Requires(beans = DataSource.class)
class KeptAnswers {
  private static final int PIECE = 10_000;
  private static final String REMOVE =
      "delete from idempotency where ctid = any(array(select ctid from idempotency"
          + " where recorded_at < clock_timestamp() - interval '24 hours' limit "
          + PIECE
          + "))";

  private final JdbcOperations jdbc;
  private final TransactionOperations<Connection> transactions;

  KeptAnswers(JdbcOperations jdbc, TransactionOperations<Connection> transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /// Removes what is older than a day.
  ///
  /// @return how many were removed
  @Scheduled(initialDelay = "10m", fixedDelay = "1h")
  int removeOld() {
    int all = 0;
    int removed = PIECE;
    while (removed == PIECE) {
      removed =
          transactions.executeWrite(
              status -> jdbc.prepareStatement(REMOVE, statement -> statement.executeUpdate()));
      all += removed;
    }
    return all;
  }
}
