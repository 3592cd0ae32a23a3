package org.goldenthread.chassis.document;

import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Stream;

/// The names of resources that a record holds, wherever in it.
final class Mentions {
  private static final String ANY = "*";

  private Mentions() {}

  /// All names in fields that point to resources.
  ///
  /// @param chosen only those in fields that may point anywhere: what somebody chose, and not where
  ///   the record belongs
  static Stream<String> of(Message message, boolean chosen) {
    return message.getAllFields().entrySet().stream()
        .flatMap(
            field -> {
              List<?> values =
                  field.getValue() instanceof List<?> many ? many : List.of(field.getValue());
              return values.stream().flatMap(value -> of(field.getKey(), value, chosen));
            });
  }

  private static Stream<String> of(FieldDescriptor field, Object value, boolean chosen) {
    if (value instanceof Message inner) {
      return of(inner, chosen);
    }
    String type = field.getOptions().getExtension(ResourceProto.resourceReference).getType();
    return value instanceof String name && !type.isEmpty() && (!chosen || type.equals(ANY))
        ? Stream.of(name)
        : Stream.of();
  }
}
