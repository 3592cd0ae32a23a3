package org.goldenthread.plan.importing.item;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.plan.v1.Import;
import org.jspecify.annotations.Nullable;

/// How many items of imports' unread lists are open. Counted when it is asked for, so that it
/// cannot disagree with the items. Within a connection.
@Singleton
public final class OpenItemsWire {
  private static final String NOW =
      "select i.import, count(*) from import_item i where i.import = any(?) and i.state = 'OPEN'"
          + " group by i.import";
  private static final String THEN =
      "select i.import, count(*) from import_item_history i where i.recorded_from <= ?"
          + " and i.recorded_to > ? and i.import = any(?) and i.state = 'OPEN' group by i.import";

  private final JdbcOperations jdbc;

  OpenItemsWire(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// The imports with their counts.
  ///
  /// @param readTime the instant as of which to count; now where null
  public List<Import> counted(List<Import> imports, @Nullable Instant readTime) {
    if (imports.isEmpty()) {
      return imports;
    }
    Map<UUID, Integer> open =
        count(imports.stream().map(OpenItemsWire::id).distinct().toList(), readTime);
    return imports.stream()
        .map(one -> one.toBuilder().setOpenItems(open.getOrDefault(id(one), 0)).build())
        .toList();
  }

  private Map<UUID, Integer> count(List<UUID> ids, @Nullable Instant readTime) {
    List<Object> parameters = new ArrayList<>();
    if (readTime != null) {
      parameters.add(readTime);
      parameters.add(readTime);
    }
    parameters.add(ids);
    return jdbc.prepareStatement(
        readTime == null ? NOW : THEN,
        statement -> {
          Table.bind(statement, parameters);
          Map<UUID, Integer> open = new HashMap<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              open.put(result.getObject(1, UUID.class), result.getInt(2));
            }
          }
          return open;
        });
  }

  private static UUID id(Import one) {
    return UUID.fromString(one.getName().substring(one.getName().lastIndexOf('/') + 1));
  }
}
