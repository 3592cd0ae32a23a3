package org.goldenthread.chassis.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.goldenthread.chassis.record.Row;

/// A total order of a list, for keyset paging: its columns and then the id.
public record Order<R extends Row>(List<Column<R>> columns) {
  /// One column of an order.
  ///
  /// @param sql the column over the alias `t`, with its collation where it is a text; never null
  /// @param type its SQL type, to which a page token's text is cast
  /// @param value its value in a row
  public record Column<R>(String sql, String type, Function<R, Object> value) {}

  public Order {
    columns = List.copyOf(columns);
  }

  String by(boolean descending) {
    String direction = descending ? " desc" : "";
    StringBuilder text = new StringBuilder("order by ");
    columns.forEach(column -> text.append(column.sql()).append(direction).append(", "));
    return text.append("t.id").append(direction).toString();
  }

  /// The condition that a row comes after the one whose values are the parameters.
  String after(boolean descending, String idType) {
    StringBuilder left = new StringBuilder("(");
    StringBuilder right = new StringBuilder("(");
    for (Column<R> column : columns) {
      left.append(column.sql()).append(", ");
      right.append("?::").append(column.type()).append(", ");
    }
    return left + "t.id) " + (descending ? "<" : ">") + " " + right + "?::" + idType + ")";
  }

  List<String> values(R row) {
    List<String> values = new ArrayList<>(columns.size() + 1);
    columns.forEach(column -> values.add(String.valueOf(column.value().apply(row))));
    values.add(row.id().toString());
    return values;
  }
}
