package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.value.PropertyResolver;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database as the service reaches it, by the very address, role and certificates, for the
/// items of a checklist: one connection, made when it is first asked for.
@Singleton
@Requires(property = "goldenthread.database.url")
public final class ServiceDatabase {
  private static final String SOURCE = "datasources.default.";

  private final PropertyResolver settings;
  private @Nullable Connection connection;
  private @Nullable DatabaseAway away;

  /// Reads one row.
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  ServiceDatabase(PropertyResolver settings) {
    this.settings = settings;
  }

  /// An item that stands where a table of the service's schema has a row.
  ///
  /// @param name the item's
  /// @param remedy how a row comes into it
  public ChecklistItem atLeastOne(String name, String table, String remedy) {
    return new ChecklistItem() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() throws SQLException {
        if (one("select to_regclass(?) is null", row -> row.getBoolean(1), table)) {
          return Finding.missing("their table is not there", "mend `schema` above first");
        }
        long rows = one("select count(*) from " + table, row -> row.getLong(1));
        return rows == 0 ? Finding.missing("none", remedy) : Finding.ok(rows + " there");
      }
    };
  }

  /// The address that the driver is given.
  public String url() {
    return settings.getRequiredProperty(SOURCE + "url", String.class);
  }

  /// The role that the service runs as.
  public String username() {
    return settings.getRequiredProperty(SOURCE + "username", String.class);
  }

  /// Its password.
  public String password() {
    return settings.getRequiredProperty(SOURCE + "password", String.class);
  }

  /// How many connections one pod may hold.
  int poolSize() {
    return settings.getRequiredProperty(SOURCE + "maximum-pool-size", Integer.class);
  }

  /// The only row of a query.
  public <T> T one(String query, RowReader<T> reader, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection().prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        if (!result.next()) {
          throw new SQLException("no row: " + query);
        }
        return reader.read(result);
      }
    }
  }

  /// Tries once: whoever asks after a failure is told of it at once.
  private Connection connection() throws DatabaseAway {
    if (away != null) {
      throw away;
    }
    try {
      Connection open =
          connection == null
              ? DriverManager.getConnection(url(), username(), password())
              : connection;
      connection = open;
      return open;
    } catch (SQLException failed) {
      away = new DatabaseAway(failed);
      throw away;
    }
  }

  @PreDestroy
  void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
