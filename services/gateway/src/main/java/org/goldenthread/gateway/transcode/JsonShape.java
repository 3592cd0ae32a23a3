package org.goldenthread.gateway.transcode;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which fields the JSON of one message may have, by both of the names that JSON may use.
final class JsonShape {
  private static final Map<Descriptor, JsonShape> KNOWN = new ConcurrentHashMap<>();

  private final Map<String, Field> fields = new HashMap<>();

  /// @param proto its name in the proto, as a field mask writes it
  /// @param inner the shape of its objects; null for a scalar, a map, and a well-known type
  /// @param given whether a caller may give it: not output-only, not an identifier
  /// @param kind what its value must look like
  record Field(
      FieldDescriptor descriptor,
      String proto,
      @Nullable JsonShape inner,
      boolean given,
      Kind kind) {
    boolean repeated() {
      return descriptor.isRepeated();
    }
  }

  /// What JSON a field takes, where the marshaller alone would take more.
  enum Kind {
    TEXT("text in quotes"),
    TRUTH("true or false"),
    OTHER("");

    final String expected;

    Kind(String expected) {
      this.expected = expected;
    }
  }

  private JsonShape() {}

  static JsonShape of(Descriptor message) {
    JsonShape known = KNOWN.get(message);
    if (known != null) {
      return known;
    }
    JsonShape shape = new JsonShape();
    // Registered before its fields are read: a message may hold itself.
    KNOWN.put(message, shape);
    for (FieldDescriptor field : message.getFields()) {
      Field read = new Field(field, field.getName(), inner(field), isGiven(field), kind(field));
      shape.fields.put(field.getJsonName(), read);
      shape.fields.put(field.getName(), read);
    }
    return shape;
  }

  @Nullable Field field(String name) {
    return fields.get(name);
  }

  private static @Nullable JsonShape inner(FieldDescriptor field) {
    return field.getJavaType() != JavaType.MESSAGE || field.isMapField() || isWellKnown(field)
        ? null
        : of(field.getMessageType());
  }

  private static boolean isWellKnown(FieldDescriptor field) {
    return field.getMessageType().getFile().getPackage().equals("google.protobuf");
  }

  private static boolean isGiven(FieldDescriptor field) {
    List<FieldBehavior> behaviours =
        field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
    return !behaviours.contains(FieldBehavior.OUTPUT_ONLY)
        && !behaviours.contains(FieldBehavior.IDENTIFIER);
  }

  private static Kind kind(FieldDescriptor field) {
    if (field.isMapField()) {
      return kind(field.getMessageType().findFieldByName("value"));
    }
    if (field.getJavaType() == JavaType.MESSAGE) {
      return switch (field.getMessageType().getFullName()) {
        case "google.protobuf.StringValue",
            "google.protobuf.BytesValue",
            "google.protobuf.Timestamp",
            "google.protobuf.Duration",
            "google.protobuf.FieldMask" ->
            Kind.TEXT;
        case "google.protobuf.BoolValue" -> Kind.TRUTH;
        default -> Kind.OTHER;
      };
    }
    return switch (field.getType()) {
      case STRING, BYTES, ENUM -> Kind.TEXT;
      case BOOL -> Kind.TRUTH;
      default -> Kind.OTHER;
    };
  }
}
