package org.goldenthread.chassis.document;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;

/// What the last imported document said of each of its rows, and which record it became.
@Singleton
public final class ImportRows {
  private static final String ALL =
      "select import_key, record, base, gone from import_row where plan = ? and kind = ?";
  private static final String PUT =
      "insert into import_row (plan, kind, import_key, record, base, import) values (?, ?, ?, ?, ?,"
          + " ?) on conflict (plan, kind, import_key) do update set record = excluded.record, base"
          + " = excluded.base, import = excluded.import, gone = false";
  private static final String GONE =
      "update import_row set gone = true where plan = ? and kind = ? and import_key = ?";
  // Two integers: keys of one are the horizon's, which would take some of ours for instants.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtext('import'), hashtext(?))";

  private final JdbcOperations jdbc;

  /// What the last document said of one row.
  ///
  /// @param record the record's id
  /// @param base the document's row in the contract's encoding
  /// @param gone whether the last document no longer had it
  record ImportRow(String importKey, String record, ByteString base, boolean gone) {}

  ImportRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// Begins to apply a document to a plan, once no other import of the plan is under way; within a
  /// transaction.
  ///
  /// @param plan the plan's resource name
  public DocumentMerge begin(Recording recording, String plan) {
    lock("import " + plan);
    return new DocumentMerge(this, recording, plan);
  }

  /// Waits until no other transaction holds this lock, and holds it until this one ends.
  public void lock(String name) {
    jdbc.prepareStatement(
        LOCK,
        statement -> {
          Table.bind(statement, List.of(name));
          return statement.execute();
        });
  }

  /// Forgets what documents said of a plan that is removed: sent again, they make it anew.
  public void forget(String plan) {
    jdbc.prepareStatement(
        "delete from import_row where plan = ?",
        statement -> {
          Table.bind(statement, List.of(plan));
          return statement.executeUpdate();
        });
  }

  Map<String, ImportRow> of(String plan, String kind) {
    return jdbc.prepareStatement(
        ALL,
        statement -> {
          Table.bind(statement, List.of(plan, kind));
          Map<String, ImportRow> rows = new LinkedHashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.put(
                  result.getString(1),
                  new ImportRow(
                      result.getString(1),
                      result.getString(2),
                      ByteString.copyFrom(result.getBytes(3)),
                      result.getBoolean(4)));
            }
          }
          return rows;
        });
  }

  void put(
      String plan,
      String kind,
      String importKey,
      Object record,
      Message base,
      Recording recording) {
    String by = recording.cause().importName();
    jdbc.prepareStatement(
        PUT,
        statement -> {
          Table.bind(
              statement, List.of(plan, kind, importKey, record.toString(), base.toByteArray(), by));
          return statement.executeUpdate();
        });
  }

  void markGone(String plan, String kind, String importKey) {
    jdbc.prepareStatement(
        GONE,
        statement -> {
          Table.bind(statement, List.of(plan, kind, importKey));
          return statement.executeUpdate();
        });
  }
}
