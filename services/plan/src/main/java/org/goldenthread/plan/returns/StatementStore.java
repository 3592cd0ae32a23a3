package org.goldenthread.plan.returns;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;

/// What returns said when they were handed in; nobody can alter it. Within a connection.
@Singleton
final class StatementStore {
  private final JdbcOperations jdbc;

  StatementStore(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps what a return says at the transaction's instant.
  void add(UUID id, byte[] statement) {
    jdbc.prepareStatement(
        "insert into return_statement (monitoring_return, statement) values (?, ?)",
        insert -> {
          Table.bind(insert, List.of(id, statement));
          return insert.executeUpdate();
        });
  }

  /// What a return said when it was handed in at that instant.
  byte[] get(UUID id, Instant submitTime) {
    return jdbc.prepareStatement(
        "select statement from return_statement where monitoring_return = ? and recorded_at = ?",
        select -> {
          Table.bind(select, List.of(id, submitTime));
          try (ResultSet result = select.executeQuery()) {
            if (!result.next()) {
              throw new IllegalStateException("what return " + id + " said is not kept");
            }
            return result.getBytes(1);
          }
        });
  }
}
