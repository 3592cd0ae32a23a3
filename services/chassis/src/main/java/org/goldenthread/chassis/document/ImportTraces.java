package org.goldenthread.chassis.document;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.record.Table;

/// What the change log tells of an import: what it made or changed, and what was changed since.
/// Within a connection.
@Singleton
final class ImportTraces {
  /// An import's records are made and changed as IMPORTED; whatever else is recorded in its name
  /// takes that back.
  private static final String OWN =
      "select kind, resource, recorded_at, sequence from change where import = ?"
          + " and operation = 'IMPORTED' and resource <> ? and not starts_with(resource, ?)"
          + " order by sequence";

  private static final String TAKEN_BACK =
      "select exists(select from change where import = ? and operation <> 'IMPORTED'"
          + " and resource <> ? and not starts_with(resource, ?))";

  /// The last change of each record, by others than the import itself and those that are undone.
  private static final String SINCE =
      "select distinct on (resource) kind, resource, operation, actor, recorded_at, sequence"
          + " from change where sequence > ? and operation <> 'EXPORTED' and import <> ?"
          + " and import <> all(?) and resource <> all(?) and resource <> ?"
          + " order by resource, sequence desc limit ?";

  private final JdbcOperations jdbc;

  /// A record that the import made or changed.
  ///
  /// @param first the instant of the import's first change of it
  /// @param sequence of that change
  record Touched(String kind, String resource, Instant first, long sequence) {}

  /// The last change of a record by somebody else.
  record Since(
      String kind,
      String resource,
      boolean deleted,
      String actor,
      Instant instant,
      long sequence) {}

  ImportTraces(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// What the import made or changed, first things first; the import itself and its items are its
  /// record and no part of it.
  List<Touched> touched(String importName) {
    return jdbc.prepareStatement(
        OWN,
        statement -> {
          Table.bind(statement, List.of(importName, importName, importName + "/"));
          Map<String, Touched> touched = new LinkedHashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              Touched one =
                  new Touched(
                      result.getString(1),
                      result.getString(2),
                      result.getObject(3, OffsetDateTime.class).toInstant(),
                      result.getLong(4));
              touched.putIfAbsent(one.resource(), one);
            }
          }
          return List.copyOf(touched.values());
        });
  }

  /// Whether what the import did here is taken back already.
  boolean isTakenBack(String importName) {
    return jdbc.prepareStatement(
        TAKEN_BACK,
        statement -> {
          Table.bind(statement, List.of(importName, importName, importName + "/"));
          try (ResultSet result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
          }
        });
  }

  /// The records that others changed since.
  ///
  /// @param undone imports whose doings and undoings count for nothing
  List<Since> since(long sequence, String importName, List<String> undone, int most) {
    return jdbc.prepareStatement(
        SINCE,
        statement -> {
          Table.bind(statement, List.of(sequence, importName, undone, undone, importName, most));
          List<Since> since = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              since.add(
                  new Since(
                      result.getString(1),
                      result.getString(2),
                      result.getString(3).equals("DELETED"),
                      result.getString(4),
                      result.getObject(5, OffsetDateTime.class).toInstant(),
                      result.getLong(6)));
            }
          }
          return since;
        });
  }
}
