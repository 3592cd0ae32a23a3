package org.goldenthread.gateway.table;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.gateway.transcode.Json;

/// The columns of a list, which depend on the contract alone: two tables of the same list have the
/// same columns, whatever is in them. A message in a message is spread over columns of its own
/// (`start.asWritten`, `start.earliest`…); a list of messages is one cell.
final class Columns {
  private final List<Column> columns = new ArrayList<>();
  private final Json json;

  private Columns(Json json) {
    this.json = json;
  }

  static Columns of(Descriptor row, Json json) {
    Columns columns = new Columns(json);
    columns.collect(row, List.of());
    return columns;
  }

  private void collect(Descriptor message, List<FieldDescriptor> above) {
    for (FieldDescriptor field : message.getFields()) {
      List<FieldDescriptor> path = new ArrayList<>(above);
      path.add(field);
      if (isSpread(field, above)) {
        collect(field.getMessageType(), path);
      } else {
        columns.add(Column.of(path));
      }
    }
  }

  /// A message that is no value of its own and is not inside another of its type already.
  private static boolean isSpread(FieldDescriptor field, List<FieldDescriptor> above) {
    return field.getJavaType() == JavaType.MESSAGE
        && !field.isRepeated()
        && !field.getMessageType().getFullName().startsWith("google.protobuf.")
        && above.stream().noneMatch(step -> step.getMessageType().equals(field.getMessageType()));
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  List<Cell> cells(Message row) {
    return columns.stream().map(column -> column.cell(row, json)).toList();
  }
}
