package org.goldenthread.plan.bulk;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;
import org.jspecify.annotations.Nullable;

/// What edits of many records are about, and what they have done. Within a connection.
@Singleton
final class BulkEditStore {
  private static final String UNTIL = " and (?::timestamptz is null or recorded_at <= ?)";
  private static final String FIND =
      "select caller, digest, records, rolled_back, recorded_at from bulk_edit where id = ?"
          + UNTIL;
  private static final String ITEMS =
      "select place, item from bulk_edit_item where bulk_edit = ?" + UNTIL;

  private final JdbcOperations jdbc;

  BulkEditStore(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// An edit.
  ///
  /// @param caller the subject of who asked for it
  /// @param digest tells its request from others
  /// @param records the names of the records that it is about, in order
  /// @param rolledBack whether nothing was changed because one was refused
  record Edit(UUID id, String caller, String digest, List<String> records, boolean rolledBack) {
    Edit {
      records = List.copyOf(records);
    }
  }

  /// An edit that is kept.
  record Kept(Edit edit, Instant begun) {}

  Optional<Kept> find(UUID id, @Nullable Instant readTime) {
    return jdbc.prepareStatement(
        FIND,
        statement -> {
          Table.bind(statement, Arrays.asList(id, at(readTime), at(readTime)));
          try (ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
              return Optional.empty();
            }
            Edit edit =
                new Edit(
                    id,
                    result.getString(1),
                    result.getString(2),
                    List.of((String[]) result.getArray(3).getArray()),
                    result.getBoolean(4));
            return Optional.of(
                new Kept(edit, result.getObject(5, OffsetDateTime.class).toInstant()));
          }
        });
  }

  void begin(Edit edit) {
    jdbc.prepareStatement(
        "insert into bulk_edit (id, caller, digest, records, rolled_back) values (?, ?, ?, ?, ?)",
        statement -> {
          Table.bind(
              statement,
              List.of(edit.id(), edit.caller(), edit.digest(), edit.records(), edit.rolledBack()));
          return statement.executeUpdate();
        });
  }

  /// What became of the records, by their place; those that were not dealt with are not in it.
  SequencedMap<Integer, byte[]> items(UUID id, @Nullable Instant readTime) {
    return jdbc.prepareStatement(
        ITEMS,
        statement -> {
          Table.bind(statement, Arrays.asList(id, at(readTime), at(readTime)));
          SequencedMap<Integer, byte[]> items = new TreeMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              items.put(result.getInt(1), result.getBytes(2));
            }
          }
          return items;
        });
  }

  boolean has(UUID id, int place) {
    return jdbc.prepareStatement(
        "select exists(select from bulk_edit_item where bulk_edit = ? and place = ?)",
        statement -> {
          Table.bind(statement, List.of(id, place));
          try (ResultSet result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
          }
        });
  }

  void add(UUID id, int place, byte[] item) {
    jdbc.prepareStatement(
        "insert into bulk_edit_item (bulk_edit, place, item) values (?, ?, ?)",
        statement -> {
          Table.bind(statement, List.of(id, place, item));
          return statement.executeUpdate();
        });
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant readTime) {
    return readTime == null ? null : Table.at(readTime);
  }
}
