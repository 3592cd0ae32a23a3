package org.goldenthread.gateway.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldenthread.gateway.contract.Comments;

/// JSON Schemas of the contract's messages, each made when it is first pointed to.
final class Schemas {
  private final Comments comments;
  private final SchemaNames names = new SchemaNames();
  private final Map<String, ObjectNode> components = new TreeMap<>();

  Schemas(Comments comments) {
    this.comments = comments;
  }

  /// Every schema that something points to, by name.
  Map<String, ObjectNode> components() {
    return components;
  }

  /// Adds one that is no message of the contract.
  void add(String name, ObjectNode schema) {
    components.put(name, schema);
  }

  /// A pointer to a message's schema.
  ObjectNode reference(Descriptor message) {
    String name = names.of(message);
    if (!components.containsKey(name)) {
      ObjectNode schema = Json.typed("object");
      // Registered before it is filled: a message may hold itself.
      components.put(name, schema);
      fill(schema, message, field -> true, true);
    }
    return Json.reference("schemas", name);
  }

  /// A pointer to what a merge patch of a message may hold: any of its fields that a caller may
  /// give, or null to clear one.
  ObjectNode patch(Descriptor message) {
    String name = names.of(message) + "Patch";
    if (!components.containsKey(name)) {
      ObjectNode schema = Json.typed("object");
      components.put(name, schema);
      fill(schema, message, Schemas::isGiven, false);
      schema.put("description", "The fields to change; null clears one, what is absent stays.");
    }
    return Json.reference("schemas", name);
  }

  /// A request whose other fields stand in path, query and headers.
  ObjectNode part(Descriptor message, Predicate<FieldDescriptor> fields) {
    ObjectNode schema = Json.typed("object");
    fill(schema, message, fields, true);
    return schema;
  }

  private void fill(
      ObjectNode schema,
      Descriptor message,
      Predicate<FieldDescriptor> fields,
      boolean withRequired) {
    String comment = comments.on(message.getFullName());
    if (!comment.isEmpty()) {
      schema.put("description", comment + oneofs(message));
    }
    ObjectNode properties = Json.object();
    Set<String> required = new LinkedHashSet<>();
    for (FieldDescriptor field : message.getFields()) {
      if (fields.test(field)) {
        properties.set(field.getJsonName(), field(field));
        if (isRequired(field)) {
          required.add(field.getJsonName());
        }
      }
    }
    schema.set("properties", properties);
    if (withRequired && !required.isEmpty()) {
      schema.set("required", Json.texts(required));
    }
  }

  private static String oneofs(Descriptor message) {
    return message.getRealOneofs().stream().map(Schemas::oneof).collect(Collectors.joining());
  }

  private static String oneof(OneofDescriptor oneof) {
    return oneof.getFields().stream()
        .map(field -> "`" + field.getJsonName() + "`")
        .collect(Collectors.joining(", ", "\n\nAt most one of ", " is present."));
  }

  /// A field with its comment and its rules.
  ObjectNode field(FieldDescriptor field) {
    ObjectNode schema = type(field);
    Constraints.add(Constraints.rules(field), schema);
    String comment = comments.on(field.getFullName());
    if (!comment.isEmpty()) {
      schema.put("description", comment);
    }
    if (behaves(field, FieldBehavior.OUTPUT_ONLY) || behaves(field, FieldBehavior.IDENTIFIER)) {
      schema.put("readOnly", true);
    }
    return schema;
  }

  private ObjectNode type(FieldDescriptor field) {
    if (field.isMapField()) {
      return Json.typed("object")
          .set("additionalProperties", one(field.getMessageType().findFieldByName("value")));
    }
    return field.isRepeated() ? Json.typed("array").set("items", one(field)) : one(field);
  }

  private ObjectNode one(FieldDescriptor field) {
    return switch (field.getType()) {
      case STRING -> Json.typed("string");
      case BOOL -> Json.typed("boolean");
      case INT32, SINT32, SFIXED32 -> Json.formatted("integer", "int32");
      case UINT32, FIXED32 -> Json.formatted("integer", "int64").put("minimum", 0);
      case INT64, SINT64, SFIXED64, UINT64, FIXED64 -> Json.formatted("string", "int64");
      case FLOAT -> Json.formatted("number", "float");
      case DOUBLE -> Json.formatted("number", "double");
      case BYTES -> Json.typed("string").put("contentEncoding", "base64");
      case ENUM -> enumeration(field.getEnumType());
      case MESSAGE, GROUP -> message(field.getMessageType());
    };
  }

  private ObjectNode message(Descriptor type) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp" -> Json.formatted("string", "date-time");
      case "google.protobuf.Duration" ->
          Json.typed("string").put("pattern", "^-?[0-9]+(\\.[0-9]{1,9})?s$");
      case "google.protobuf.FieldMask" -> Json.typed("string");
      case "google.protobuf.Struct", "google.protobuf.Any", "google.protobuf.Empty" ->
          Json.typed("object");
      case "google.protobuf.Value" -> Json.object();
      case "google.protobuf.ListValue" -> Json.typed("array").set("items", Json.object());
      default ->
          type.getFile().getPackage().equals("google.protobuf")
              ? one(type.findFieldByName("value"))
              : reference(type);
    };
  }

  private ObjectNode enumeration(EnumDescriptor type) {
    String name = names.of(type);
    if (!components.containsKey(name)) {
      ObjectNode schema = Json.typed("string");
      ArrayNode values = schema.putArray("enum");
      StringBuilder told = new StringBuilder(comments.on(type.getFullName())).append('\n');
      for (EnumValueDescriptor value : type.getValues()) {
        values.add(value.getName());
        String comment = comments.on(type.getFullName() + "." + value.getName());
        told.append("\n- `").append(value.getName()).append("`");
        if (!comment.isEmpty()) {
          told.append(": ").append(comment.replace('\n', ' '));
        }
      }
      schema.put("description", told.toString().strip());
      components.put(name, schema);
    }
    return Json.reference("schemas", name);
  }

  /// Whether a caller may give it.
  static boolean isGiven(FieldDescriptor field) {
    return !behaves(field, FieldBehavior.OUTPUT_ONLY) && !behaves(field, FieldBehavior.IDENTIFIER);
  }

  static boolean isRequired(FieldDescriptor field) {
    return behaves(field, FieldBehavior.REQUIRED);
  }

  static boolean isMessage(FieldDescriptor field) {
    return field.getJavaType() == JavaType.MESSAGE
        && !field.getMessageType().getFile().getPackage().equals("google.protobuf");
  }

  private static boolean behaves(FieldDescriptor field, FieldBehavior behaviour) {
    return field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior).contains(behaviour);
  }
}
