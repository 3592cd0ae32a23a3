package org.goldenthread.testing.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Statements of a test, in one line each.
public final class Sql {
  private Sql() {}

  /// Gives a connection.
  @FunctionalInterface
  public interface Source {
    Connection connect() throws SQLException;
  }

  /// Works on a connection.
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /// Works on a new connection and closes it.
  public static <T> T as(Source source, Work<T> work) {
    try (Connection connection = source.connect()) {
      return work.on(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// Runs a statement, whatever it is.
  public static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.execute();
    }
  }

  /// The first column of what a query finds, as texts.
  public static List<String> texts(Connection connection, String query, Object... parameters) {
    try (PreparedStatement statement = prepared(connection, query, parameters);
        var rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(Objects.requireNonNullElse(rows.getString(1), ""));
      }
      return found;
    } catch (SQLException failed) {
      throw new IllegalStateException(query, failed);
    }
  }

  /// The first column of the first row, as a text.
  public static String text(Connection connection, String query, Object... parameters) {
    return texts(connection, query, parameters).getFirst();
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
