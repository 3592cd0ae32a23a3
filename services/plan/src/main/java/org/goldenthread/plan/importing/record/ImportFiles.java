package org.goldenthread.plan.importing.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;

/// The files as they were sent. They go in and come out in pieces and are never whole in memory.
@Singleton
public final class ImportFiles {
  private static final String PUT = "insert into import_file (import, content) values (?, ?)";
  private static final String PIECE =
      "select substring(content from ? for ?) from import_file where import = ?";

  private final JdbcOperations jdbc;

  ImportFiles(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Keeps a file; within a transaction.
  public void put(UUID importId, Path file) {
    jdbc.prepareStatement(
        PUT,
        statement -> {
          try (InputStream content = Files.newInputStream(file)) {
            statement.setObject(1, importId);
            statement.setBinaryStream(2, content, Files.size(file));
            return statement.executeUpdate();
          } catch (IOException unreadable) {
            throw new UncheckedIOException("the spooled file cannot be read", unreadable);
          }
        });
  }

  /// A piece of a file; within a connection.
  ///
  /// @param from counted from 0
  byte[] piece(UUID importId, long from, int length) {
    return jdbc.prepareStatement(
        PIECE,
        statement -> {
          Table.bind(statement, List.of(Math.toIntExact(from + 1), length, importId));
          try (ResultSet result = statement.executeQuery()) {
            return result.next() ? result.getBytes(1) : new byte[0];
          }
        });
  }
}
