package org.goldenthread.testing.service;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.Sql;

/// A volume of rows in every table of a service, made up so that they look like records to the
/// planner of queries, and the plans that it then makes. Afterwards the database is good for
/// nothing else.
final class Volume {
  private static final int ROWS = 10_000;
  private static final int PARENTS = 250;
  private static final String PREFIX = "00000000-0000-7000-8000-";
  private static final Pattern PARENT = Pattern.compile("t\\.(\\w+) = \\?");
  private static final Pattern SLOW_SORT = Pattern.compile("Sort  \\(cost=\\S+ rows=(\\d+)");
  private static final String BELOW = "(t.resource || '/') like ?";
  private static final String TABLES =
      "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
          + " where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'"
          + " and (a.attname = 'create_time' or a.attname = 'trace_id')"
          + " and c.relname not like '%\\_history' order by 1";
  private static final String LOOSEN =
      "select format('alter table %s drop constraint %I', conrelid::regclass, conname)"
          + " from pg_constraint where connamespace = current_schema()::regnamespace"
          + " and contype in ('f', 'c') and conparentid = 0 order by contype desc";
  private static final String COLUMNS =
      "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0"
          + " and not attisdropped and attidentity = '' order by attnum";
  private static final String TYPE =
      "select format_type(atttypid, null) from pg_attribute where attrelid = ?::regclass"
          + " and attname = ?";

  private final PostgresDatabase database;

  Volume(PostgresDatabase database) {
    this.database = database;
  }

  /// The id of a made-up record.
  static String id(int number) {
    return PREFIX + "%012d".formatted(number);
  }

  /// Fills every table and its twin; the columns by which the queries ask for a parent name a few.
  void fill(Set<String> queries) {
    Set<String> parents = new HashSet<>();
    queries.forEach(
        sql -> PARENT.matcher(sql).results().forEach(found -> parents.add(found.group(1))));
    parents.remove("id");
    Sql.as(
        database::connectAsOwner,
        owner -> {
          for (String statement : Sql.texts(owner, LOOSEN)) {
            Sql.run(owner, statement);
          }
          for (String table : Sql.texts(owner, TABLES)) {
            fill(owner, table, parents);
          }
          Sql.run(owner, "analyze");
          return true;
        });
  }

  private static void fill(Connection owner, String table, Set<String> parents)
      throws SQLException {
    List<String> columns = Sql.texts(owner, COLUMNS, table);
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      values.add(value(Sql.text(owner, TYPE, table, column), parents.contains(column)));
    }
    String names = String.join(", ", columns);
    Sql.run(owner, "alter table %s disable trigger user".formatted(table));
    Sql.run(
        owner,
        "insert into %s (%s) select %s from generate_series(1, %d) i"
            .formatted(table, names, String.join(", ", values), ROWS));
    if (columns.contains("etag")) {
      String copy =
          "insert into %1$s_history (%2$s, recorded_from, recorded_to)"
              + " select %2$s, %3$s, %4$s from %1$s";
      String yesterday = "now() - interval '1 day'";
      Sql.run(owner, copy.formatted(table, names, yesterday, "'infinity'"));
      Sql.run(owner, copy.formatted(table, names, "now() - interval '2 days'", yesterday));
    }
  }

  private static String value(String type, boolean parent) {
    String number = parent ? "i %% %d".formatted(PARENTS) : "i";
    String id = "'%s' || lpad((%s)::text, 12, '0')".formatted(PREFIX, number);
    return switch (type) {
      case "uuid" -> "(%s)::uuid".formatted(id);
      case "text" -> id;
      case "text[]" -> "array[%s]".formatted(id);
      case "boolean" -> "true";
      case "date" -> "date '2020-01-01' + i % 1000";
      case "timestamp with time zone" -> "now() - i * interval '1 second'";
      case "jsonb" -> "'[]'::jsonb";
      case "bytea" -> "''::bytea";
      default -> "i";
    };
  }

  /// The plan, where it reads or sorts a whole table.
  Optional<String> findSlow(String sql) {
    return Sql.as(
        database::connectAsOwner,
        owner -> {
          String plan = plan(owner, sql);
          boolean sorts =
              SLOW_SORT
                  .matcher(plan)
                  .results()
                  .anyMatch(sort -> Integer.parseInt(sort.group(1)) > ROWS / 10);
          // By time it would read the whole log for what little there is of one resource.
          boolean logWhole = sql.contains(BELOW) && !plan.contains("change_below");
          return plan.contains("Seq Scan") || sorts || logWhole
              ? Optional.of(plan)
              : Optional.empty();
        });
  }

  private static String plan(Connection owner, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (PreparedStatement statement = owner.prepareStatement("explain " + sql)) {
      String asked = sql.contains(BELOW) ? id(1) + "/%" : id(1);
      ParameterMetaData parameters = statement.getParameterMetaData();
      for (int i = 1; i <= parameters.getParameterCount(); i++) {
        statement.setObject(i, parameter(owner, parameters.getParameterTypeName(i), asked));
      }
      try (var lines = statement.executeQuery()) {
        while (lines.next()) {
          plan.append("\n    ").append(lines.getString(1));
        }
      }
    }
    return plan.toString();
  }

  private static Object parameter(Connection owner, String type, String asked) throws SQLException {
    return switch (type) {
      case "uuid" -> UUID.fromString(id(1));
      case "timestamptz" -> OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
      case "bool" -> true;
      case "_text" -> owner.createArrayOf("text", new String[] {id(1), id(2)});
      case "date" -> LocalDate.of(2020, 1, 1);
      default -> asked;
    };
  }
}
