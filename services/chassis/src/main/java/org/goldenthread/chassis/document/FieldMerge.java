package org.goldenthread.chassis.document;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.type.v1.ReportItem;
import org.goldenthread.type.v1.ReportItem.Outcome;

/// Three versions of one record, field by field: what the last document said, what the record says,
/// what the document says now. Changed in the file alone: taken. Changed by an officer alone: kept.
/// Changed by both: the officer's is kept and said.
///
/// @param merged the record as it will stand
/// @param fields the fields on which file and record differed, with what became of each
public record FieldMerge<M extends Message>(M merged, List<ReportItem.Field> fields) {
  private static final String PLACE = "position";

  public FieldMerge {
    fields = List.copyOf(fields);
  }

  /// Merges one record.
  ///
  /// @param base what the last document said
  /// @param standing what the record says
  /// @param file what the document says now
  /// @param documented the fields that a document says; no other is touched
  @SuppressWarnings("unchecked") // a builder builds its message's type
  public static <M extends Message> FieldMerge<M> of(
      M base, M standing, M file, Collection<FieldDescriptor> documented) {
    Message.Builder merged = standing.toBuilder();
    List<ReportItem.Field> fields = new ArrayList<>();
    for (FieldDescriptor field : documented) {
      boolean agreed = Shape.same(standing, file, field);
      boolean fileSame = Shape.same(base, file, field);
      boolean recordSame = Shape.same(base, standing, field);
      if (agreed) {
        continue;
      }
      Outcome outcome = recordSame ? Outcome.CHANGED : fileSame ? Outcome.KEPT : Outcome.CONFLICT;
      if (outcome == Outcome.CHANGED) {
        Shape.copy(file, field, merged);
      }
      if (field.getName().equals(PLACE)) {
        // A row that is put in moves all that follow it: no news to anybody who reads the report.
        continue;
      }
      fields.add(
          ReportItem.Field.newBuilder()
              .setField(field.getName())
              .setOutcome(outcome)
              .setBefore(text(base, field))
              .setFile(text(file, field))
              .setRecord(text(outcome == Outcome.CHANGED ? file : standing, field))
              .build());
    }
    return new FieldMerge<>((M) merged.build(), fields);
  }

  /// What became of the record as a whole: the gravest of its fields' fates.
  public Outcome outcome() {
    if (fields.stream().anyMatch(field -> field.getOutcome() == Outcome.CONFLICT)) {
      return Outcome.CONFLICT;
    }
    if (fields.stream().anyMatch(field -> field.getOutcome() == Outcome.CHANGED)) {
      return Outcome.CHANGED;
    }
    return fields.isEmpty() ? Outcome.UNCHANGED : Outcome.KEPT;
  }

  private static String text(Message message, FieldDescriptor field) {
    if (field.isRepeated()) {
      return cut(
          ((List<?>) message.getField(field))
              .stream().map(FieldMerge::text).collect(Collectors.joining("; ")));
    }
    return field.hasPresence() && !message.hasField(field)
        ? ""
        : cut(text(message.getField(field)));
  }

  private static String text(Object value) {
    if (value instanceof EnumValueDescriptor choice) {
      return choice.getName();
    }
    if (value instanceof Message inner) {
      FieldDescriptor written = inner.getDescriptorForType().findFieldByName("as_written");
      return written == null
          ? TextFormat.printer().emittingSingleLine(true).printToString(inner)
          : (String) inner.getField(written);
    }
    return value.toString();
  }

  private static String cut(String text) {
    return text.length() <= 4000 ? text : text.substring(0, 4000);
  }
}
