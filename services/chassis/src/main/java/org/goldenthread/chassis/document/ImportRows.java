package org.goldenthread.chassis.document;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Table;

/// What the last imported document said of each of its rows, and which record it became.
@Singleton
public final class ImportRows {
  private static final String ALL =
      "select import_key, record, base, gone from import_row where plan = ? and kind = ?";

  /// Keeps what stands of a row that another import put there, once for each import that replaces
  /// it.
  private static final String KEEPING =
      "with kept as (insert into import_row_past (plan, kind, import_key, record, base, import,"
          + " gone, replaced_by) select plan, kind, import_key, record, base, import, gone, ? from"
          + " import_row where plan = ? and kind = ? and import_key = ? and import <> ?"
          + " on conflict do nothing) ";

  private static final String PUT =
      KEEPING
          + "insert into import_row (plan, kind, import_key, record, base, import) values (?, ?, ?,"
          + " ?, ?, ?) on conflict (plan, kind, import_key) do update set record = excluded.record,"
          + " base = excluded.base, import = excluded.import, gone = false";
  private static final String GONE =
      KEEPING + "update import_row set gone = true where plan = ? and kind = ? and import_key = ?";
  private static final String LEAD_BACK =
      "insert into import_row (plan, kind, import_key, record, base, import, gone) select plan,"
          + " kind, import_key, record, base, import, gone from import_row_past where"
          + " replaced_by = ? on conflict (plan, kind, import_key) do update set record ="
          + " excluded.record, base = excluded.base, import = excluded.import, gone ="
          + " excluded.gone";
  private static final String SAYING =
      "select plan, kind, import_key, base from import_row"
          + " where position(convert_to(?, 'UTF8') in base) > 0 order by 1, 2, 3 for update";
  private static final String RESTATE =
      "update import_row set base = ? where plan = ? and kind = ? and import_key = ?";
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
    change("delete from import_row where plan = ?", List.of(plan));
    change("delete from import_row_past where plan = ?", List.of(plan));
  }

  /// Forgets what an import said, so that what documents said before it counts again. What it said
  /// of records that stay stands: else the next document would make them anew.
  ///
  /// @param records the ids of the records that do not stay
  void undo(String importName, Collection<String> records) {
    change(
        "delete from import_row where import = ? and record = any(?)",
        List.of(importName, records));
    change(LEAD_BACK, List.of(importName));
    change("delete from import_row_past where replaced_by = ?", List.of(importName));
  }

  private void change(String sql, List<?> parameters) {
    jdbc.prepareStatement(
        sql,
        statement -> {
          Table.bind(statement, parameters);
          return statement.executeUpdate();
        });
  }

  /// Puts other words in the place of those that documents said, wherever they say this text.
  ///
  /// @param restated what a row of a kind says then, in the contract's encoding
  void restate(String text, BiFunction<String, ByteString, ByteString> restated) {
    List<List<Object>> rows =
        jdbc.prepareStatement(
            SAYING,
            statement -> {
              Table.bind(statement, List.of(text));
              List<List<Object>> saying = new ArrayList<>();
              try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                  String kind = result.getString(2);
                  ByteString base = ByteString.copyFrom(result.getBytes(4));
                  saying.add(
                      List.of(
                          restated.apply(kind, base).toByteArray(),
                          result.getString(1),
                          kind,
                          result.getString(3)));
                }
              }
              return saying;
            });
    if (!rows.isEmpty()) {
      var _ =
          jdbc.prepareStatement(
              RESTATE,
              statement -> {
                for (List<Object> row : rows) {
                  Table.bind(statement, row);
                  statement.addBatch();
                }
                return statement.executeBatch().length;
              });
    }
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
    change(
        PUT,
        List.of(
            by,
            plan,
            kind,
            importKey,
            by,
            plan,
            kind,
            importKey,
            record.toString(),
            base.toByteArray(),
            by));
  }

  void markGone(String plan, String kind, String importKey, Recording recording) {
    String by = recording.cause().importName();
    change(GONE, List.of(by, plan, kind, importKey, by, plan, kind, importKey));
  }
}
