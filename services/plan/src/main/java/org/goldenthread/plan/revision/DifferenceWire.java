package org.goldenthread.plan.revision;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.plan.v1.FieldDifference;

/// In which fields two versions of one message differ, with before and after as a person reads
/// them.
public final class DifferenceWire {
  private DifferenceWire() {}

  /// The differences, down to the single value: a date's words and its days are told apart.
  ///
  /// @param counts which of the message's own fields are compared
  public static List<FieldDifference> of(
      Message before, Message after, Predicate<FieldDescriptor> counts) {
    List<FieldDifference> found = new ArrayList<>();
    before.getDescriptorForType().getFields().stream()
        .filter(counts)
        .forEach(field -> compare(before, after, field, "", found));
    return found;
  }

  private static void compare(
      Message before,
      Message after,
      FieldDescriptor field,
      String prefix,
      List<FieldDifference> found) {
    if (Shape.same(before, after, field)) {
      return;
    }
    String path = prefix + field.getName();
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()) {
      Message one = (Message) before.getField(field);
      Message other = (Message) after.getField(field);
      int already = found.size();
      one.getDescriptorForType()
          .getFields()
          .forEach(inner -> compare(one, other, inner, path + ".", found));
      if (found.size() > already) {
        return;
      }
    }
    found.add(
        FieldDifference.newBuilder()
            .setField(path)
            .setBefore(text(before, field))
            .setAfter(text(after, field))
            .build());
  }

  private static String text(Message message, FieldDescriptor field) {
    if (field.isRepeated()) {
      return ((List<?>) message.getField(field))
          .stream().map(DifferenceWire::text).collect(Collectors.joining("\n"));
    }
    return field.hasPresence() && !message.hasField(field) ? "" : text(message.getField(field));
  }

  private static String text(Object value) {
    return switch (value) {
      case EnumValueDescriptor choice -> choice.getNumber() == 0 ? "" : choice.getName();
      case Message inner ->
          inner.getAllFields().keySet().stream()
              .map(field -> text(inner, field))
              .collect(Collectors.joining(": "));
      default -> value.toString();
    };
  }
}
