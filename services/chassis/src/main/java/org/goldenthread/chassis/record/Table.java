package org.goldenthread.chassis.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.PersistentEntityUtils;
import io.micronaut.data.model.runtime.RuntimePersistentEntity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a table of records, as it stands or, from its typed twin, as it stood: the same columns,
/// so the same statement with one more condition. Runs within the connection that [Reads] or
/// [Writes] opened.
public final class Table<R extends Row> {
  private final JdbcOperations jdbc;
  private final Class<R> type;
  private final String name;
  private final String columns;

  Table(JdbcOperations jdbc, RuntimePersistentEntity<R> entity) {
    this.jdbc = jdbc;
    this.type = entity.getIntrospection().getBeanType();
    this.name = entity.getPersistedName();
    List<String> names = new ArrayList<>();
    PersistentEntityUtils.traversePersistentProperties(
        entity,
        (associations, property) ->
            names.add(entity.getNamingStrategy().mappedName(associations, property)));
    this.columns = names.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
  }

  public String name() {
    return name;
  }

  /// The rows that the condition selects.
  ///
  /// @param where conditions over the alias `t`, with `?` for each parameter; `true` for all
  /// @param tail what follows them: order and limit
  /// @param readTime the instant as of which to read; now where null
  public List<R> select(String where, String tail, List<?> parameters, @Nullable Instant readTime) {
    return query(sql(columns, where, tail, readTime), parameters(parameters, readTime));
  }

  public Optional<R> find(Object id, @Nullable Instant readTime) {
    return select("t.id = ?", "", List.of(id), readTime).stream().findFirst();
  }

  /// The row, which no other transaction changes until this one ends.
  public Optional<R> lock(String where, List<?> parameters) {
    return query(sql(columns, where, "for update", null), parameters).stream().findFirst();
  }

  /// The same for several rows, locked in the order of their ids so that two who do it do not wait
  /// for each other.
  public List<R> lockAll(String where, List<?> parameters) {
    return query(sql(columns, where, "order by t.id for update", null), parameters);
  }

  public boolean exists(String where, List<?> parameters, @Nullable Instant readTime) {
    String sql = "select exists(" + sql("1", where, "", readTime) + ")";
    return jdbc.prepareStatement(
        sql,
        statement -> {
          bind(statement, parameters(parameters, readTime));
          try (ResultSet result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
          }
        });
  }

  private String sql(String what, String where, String tail, @Nullable Instant readTime) {
    String source =
        readTime == null
            ? name + " t where "
            : name + "_history t where t.recorded_from <= ? and t.recorded_to > ? and ";
    return "select " + what + " from " + source + where + " " + tail;
  }

  private static List<?> parameters(List<?> given, @Nullable Instant readTime) {
    if (readTime == null) {
      return given;
    }
    List<Object> all = new ArrayList<>(given.size() + 2);
    all.add(readTime);
    all.add(readTime);
    all.addAll(given);
    return all;
  }

  private List<R> query(String sql, List<?> parameters) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet result = statement.executeQuery()) {
            List<R> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(jdbc.readEntity(result, type));
            }
            return rows;
          }
        });
  }

  /// Sets the parameters of a statement; a collection of strings becomes a `text[]`.
  public static void bind(PreparedStatement statement, List<?> parameters) throws SQLException {
    int index = 1;
    for (Object parameter : parameters) {
      bind(statement, index++, parameter);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object parameter)
      throws SQLException {
    switch (parameter) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, at(instant));
      case Collection<?> many -> statement.setArray(index, array(statement.getConnection(), many));
      case Enum<?> value -> statement.setString(index, value.name());
      default -> statement.setObject(index, parameter);
    }
  }

  /// The instant as it is recorded, in microseconds. The driver would round, and to read as of an
  /// instant that lies ahead of the settled one is to see what may yet change.
  public static OffsetDateTime at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private static Array array(Connection connection, Collection<?> many) throws SQLException {
    boolean uuids = !many.isEmpty() && many.iterator().next() instanceof java.util.UUID;
    return connection.createArrayOf(uuids ? "uuid" : "text", many.toArray());
  }
}
