package org.goldenthread.chassis.document;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The fields by which messages name records of one type, but for those that a service itself fills
/// in: one name is put in the place of another.
///
/// @param type as references name it
record References(String type, String from, String to) {
  /// Whether messages of this type can name such a record.
  boolean canStandIn(Descriptor message) {
    return canStandIn(message, new HashSet<>());
  }

  private boolean canStandIn(Descriptor message, Set<Descriptor> seen) {
    return seen.add(message)
        && message.getFields().stream()
            .filter(field -> !isOutput(field))
            .anyMatch(
                field ->
                    field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                        ? canStandIn(field.getMessageType(), seen)
                        : isReference(field));
  }

  /// The message with the one name in the place of the other; a list that has both keeps the first
  /// of them.
  @SuppressWarnings("unchecked") // a message's builder builds its own type
  <M extends Message> M replaced(M message) {
    Message.Builder replaced = message.toBuilder();
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (!isOutput(field) && !field.isMapField()) {
                replaced.setField(
                    field,
                    value instanceof List<?> many
                        ? many.stream().map(one -> replaced(field, one)).distinct().toList()
                        : replaced(field, value));
              }
            });
    return (M) replaced.build();
  }

  private Object replaced(FieldDescriptor field, Object value) {
    if (value instanceof Message inner) {
      return replaced(inner);
    }
    return isReference(field) && value.equals(from) ? to : value;
  }

  private boolean isReference(FieldDescriptor field) {
    return field.getOptions().getExtension(ResourceProto.resourceReference).getType().equals(type);
  }

  private static boolean isOutput(FieldDescriptor field) {
    return field
        .getOptions()
        .getExtension(FieldBehaviorProto.fieldBehavior)
        .contains(FieldBehavior.OUTPUT_ONLY);
  }
}
