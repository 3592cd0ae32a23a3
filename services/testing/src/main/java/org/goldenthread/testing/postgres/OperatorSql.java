package org.goldenthread.testing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs the statements that an operator would run with psql, with its variables: `:"name"` for an
/// identifier and `:'name'` for a literal, so that the files here can be fed to psql as they are.
final class OperatorSql {
  private static final Pattern VARIABLE = Pattern.compile(":(\"(\\w+)\"|'(\\w+)')");

  private final Connection connection;

  OperatorSql(Connection connection) {
    this.connection = connection;
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(OperatorSql.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void run(String sql, Map<String, String> variables) throws SQLException {
    var text = new StringBuilder();
    var matcher = VARIABLE.matcher(sql);
    while (matcher.find()) {
      var identifier = matcher.group(2);
      var quoted =
          identifier == null
              ? quote("SELECT quote_literal(?)", value(variables, matcher.group(3)))
              : quote("SELECT quote_ident(?)", value(variables, identifier));
      matcher.appendReplacement(text, Matcher.quoteReplacement(quoted));
    }
    matcher.appendTail(text);
    try (var statement = connection.createStatement()) {
      statement.execute(text.toString());
    }
  }

  private String quote(String query, String value) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, value);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  boolean exists(String query, String parameter) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, parameter);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String value(Map<String, String> variables, String name) {
    return Objects.requireNonNull(variables.get(name), () -> "no value for " + name);
  }
}
